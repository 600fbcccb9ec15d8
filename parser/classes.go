package parser

// A class is a set of sections of the word tables, one bit for each that single
// words are asked for.
type class uint64

// The classes. A word can be of several.
const (
	asArticle class = 1 << iota
	asAttachedword
	asBeforeold
	asCollicence
	asColname
	asColversion
	asCommon
	asCompany
	asDoing
	asFromword
	asInf
	asInfo
	asInfra
	asInstall
	asKeyword
	asKind
	asLicword
	asNew
	asNotkey
	asOf
	asOptionword
	asPassive
	asPerson
	asPlace
	asSetupword
	asSoftword
	asSwitch
	asTarget
	asUnit
	asUpdate
	asUrgent
	asVersionword
	asWanted
	asAnd
	asStill
	asSo
	asNo
	asWhich
	asVendor
	asFact
	asColtime
	asColdate
	asActs
	asSite
	asKnown // first word of a name in words/products.txt
	asMaker
)

// classNames are the sections' names in the tables, in the order above.
var classNames = [...]string{
	"article",
	"attachedword",
	"beforeold",
	"collicence",
	"colname",
	"colversion",
	"common",
	"company",
	"doing",
	"fromword",
	"inf",
	"info",
	"infra",
	"install",
	"keyword",
	"kind",
	"licword",
	"new",
	"notkey",
	"of",
	"optionword",
	"passive",
	"person",
	"place",
	"setupword",
	"softword",
	"switch",
	"target",
	"unit",
	"update",
	"urgent",
	"versionword",
	"wanted",
	"and",
	"still",
	"so",
	"no",
	"which",
	"vendor",
	"fact",
	"coltime",
	"coldate",
	"acts",
	"site",
	"known",
	"maker",
}

// classOf is the class of a section, 0 for one that no word is asked for.
func classOf(section string) class {
	for i, n := range classNames {
		if n == section {
			return 1 << i
		}
	}
	return 0
}
