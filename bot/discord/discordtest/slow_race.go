//go:build race

package discordtest

// slowness is how many times slower than itself the bot runs: what it is looked at
// with here must not decide whether it is in time.
const slowness = 10
