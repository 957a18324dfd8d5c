package dates

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

// atoi reads a number that a rule file gave, with or without a plus; what is
// no number counts as 0, which no month or day is.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func pad2(n int) string {
	if n < 10 {
		return "0" + itoa(n)
	}
	return itoa(n)
}
