//go:build !race

package discordtest

// slowness is how many times slower than itself the bot runs.
const slowness = 1
