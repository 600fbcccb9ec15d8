// Package discordtest is a stand-in for Discord in tests: its HTTP interface
// and its gateway, over real HTTP and a real WebSocket on the loopback.
//
// It is strict where Discord is, and a little more. Each request of the bot
// and each answer of the stand-in is validated against Discord's published
// description; rules that the description lets through (an empty message, a
// repeated custom_id, a name that no command may have) are checked by hand. A
// broken rule is answered as Discord answers it, and fails the test. What can
// befall a sound bot too (an unknown channel, a missing permission, a full
// rate limit) is answered, and fails nothing.
//
// A test builds a world (AddChannel, AddMember), starts the bot against URL,
// plays the people (Write, Press, SelectOption, SubmitModal, Command) and
// looks at what they would see (Messages, Threads, Interaction.Answer). FailNext,
// LoseNext, RateLimit, DropGateway, Down and the like are what goes wrong.
//
// Methods may be called from several goroutines. Times are real, and can be
// moved on with Advance.
package discordtest
