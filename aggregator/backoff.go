package aggregator

import "time"

const (
	firstRetry = 5 * time.Minute // after one failure; doubled after each further one
	maxRetry   = 12 * time.Hour
)

// backoff is the wait after one more failure than the given number.
func backoff(failures int) time.Duration {
	wait := firstRetry
	for range failures {
		if wait *= 2; wait >= maxRetry {
			return maxRetry
		}
	}
	return wait
}

// jittered spreads a wait by ten per cent to either side, so that sources
// that failed together do not come back together. Chance is in [0, 1).
func jittered(wait time.Duration, chance float64) time.Duration {
	return time.Duration(float64(wait) * (0.9 + 0.2*chance))
}
