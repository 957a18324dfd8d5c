// Package eval scores every stage on public gold data in that data's own
// format, and writes the figures as text that changes only when they do.
//
// The data is not part of the project: Run is told a folder that holds it
// (ud/, web/news-pages/, actors/, timex/, plover/, streams/), and says of each
// set that is not there that it was not measured. Sets that rules were tuned
// on are reported by half: the half tuned on and the half set aside.
package eval
