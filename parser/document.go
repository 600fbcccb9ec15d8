package parser

import "time"

// A document is the visible text of a mail as a person sees it.
//
// Lines end with \n; carriage returns, no-break spaces and zero-width
// characters are already made plain, and the soft line breaks of format=flowed
// (RFC 3676) are joined. Where the text was made from HTML, list items begin
// with "- " (or their number), the cells of a table row are separated by
// " | ", and each line of a <blockquote> begins with "> " for each level, as
// in a plain text that quotes. Quoted lines of flowed text begin the same way.
type document struct {
	text      string
	links     []link // in order of appearance, hidden ones last
	html      bool   // text was made from HTML
	forwarded []forwardedMail
}

// A link is a bare URL in the text or an anchor of the HTML. Its start and end
// are the byte offsets in document.text of what is shown; both are -1 where
// only the HTML alternative of a plain text holds the link.
type link struct {
	start, end int
	shown      string // as it stands in the text; of a hidden link the anchor's text
	target     string // the destination, tracking wrappers undone
	image      bool   // the anchor shows nothing but a picture
}

// A forwardedMail is a message/rfc822 part that is not the mail that a bounce
// is about. Its date is in Options.Location, and zero where it has none.
type forwardedMail struct {
	id      string // Message-ID
	from    string // addr-spec, lower case
	author  string // display name
	subject string
	date    time.Time
	doc     document
}
