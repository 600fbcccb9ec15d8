package store

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jmoiron/sqlx"
)

// onPostgres is where the tests make their databases: "" is SQLite. TestPostgres
// sets it while it runs them again; tests of this package are not parallel.
var onPostgres string

var schemas atomic.Int64

// testURL names a new database.
func testURL(t testing.TB) string {
	t.Helper()
	if onPostgres == "" {
		return filepath.Join(t.TempDir(), "vorlauf.db")
	}
	name := fmt.Sprintf("test_%d_%d", os.Getpid(), schemas.Add(1))
	db, err := sqlx.Connect("pgx", onPostgres)
	if err != nil {
		t.Fatal(err)
	}
	db.MustExec(`CREATE SCHEMA ` + name)
	t.Cleanup(func() {
		db.MustExec(`DROP SCHEMA ` + name + ` CASCADE`)
		db.Close()
	})
	u, err := url.Parse(onPostgres)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String()
}

// testFiles is the folder for big mails, which PostgreSQL needs named.
func testFiles(t testing.TB, url string) string {
	if strings.HasPrefix(url, "postgres") {
		return t.TempDir()
	}
	return ""
}

// TestPostgres runs the tests again on the server that VORLAUF_TEST_POSTGRES
// names, each in a schema of its own.
func TestPostgres(t *testing.T) {
	server := os.Getenv("VORLAUF_TEST_POSTGRES")
	if server == "" && os.Getenv("VORLAUF_SERVERS") == "required" {
		t.Fatal("VORLAUF_TEST_POSTGRES is not set, and servers are required")
	}
	if server == "" {
		t.Skip("VORLAUF_TEST_POSTGRES is not set")
	}
	onPostgres = server
	defer func() { onPostgres = "" }()
	for name, test := range map[string]func(*testing.T){
		"story": TestAStoryInTheStore, "cursor": TestKeepMovesTheCursorWithTheMails, "all or nothing": TestKeepIsAllOrNothing,
		"duplicates": TestDuplicates, "big mail": TestABigMailIsStreamed,
		"unfetched": TestAMailThatCannotBeFetched, "archive": TestArchive, "match": TestMailsFindTheirTickets,
		"calendar": TestACalendarAnswerFindsItsTicket, "order": TestTheOrderOfQuestionAndAnswer,
		"poison": TestAPoisonousMailHarmsNoOther, "batch twice": TestApplyingABatchTwice, "merges": TestAMailFollowsMerges,
		"key": TestAKeyCountsOnce, "refusals": TestRefusals, "failure": TestNothingIsLeftOfAFailure,
		"presses": TestTwoPressesAtOnce, "dates": TestDatesAreGivenOnce, "told": TestOtherTicketsAreTold,
		"split": TestASplitOpensATicket, "audit": TestTheAudit, "deadlines": TestDeadlines,
		"cards": TestCardIsWantedByEachEventAndDrawnOnce, "card meanwhile": TestCardWantedWhileItIsDrawn, "card lease": TestCardLeaseAndPuttingOff,
		"card brought up": TestCardIsBroughtUpOnce, "redraw": TestRedraw, "note": TestNoteUnderItsKey, "kept": TestKeptValue,
		"card":  TestWhatDoesNotOutdateACard,
		"claim": TestClaim, "taken back": TestTakeBack, "thread": TestAThreadLeavesInOrder, "recipients": TestEveryRecipientIsADelivery,
		"parked": TestParkedAndTriedAgain, "deferred": TestDeferredForFiveDays, "resend": TestSentAgainToAnotherAddress,
		"cap": TestTheHourlyCap, "strip": TestAttachmentsAndKeysGoFirst, "reduce": TestReducedToFigures, "erase": TestEraseCustomer, "copies": TestOwnCopies, "own key": TestKeyIsKept, "claims": TestClaimsAtOnce,
		"import": TestImport, "remembered": TestRememberedAddresses, "forgotten": TestForgottenWithTheTransaction,
		"replica": TestAnImportOfAnotherReplica, "lists": TestLists, "whole": TestATicketComesBackWhole, "message": TestWhatAMessageHolds,
		"rehearsal": TestARehearsalIsACopy, "rehearsal of nothing": TestARehearsalOfAnEmptyDatabase, "stats": TestStats, "again": TestOpenedAgain, "migrations": TestMigrations, "no composer": TestWithoutAComposer,
	} {
		t.Run(name, test)
	}
}
