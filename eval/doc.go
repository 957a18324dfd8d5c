// Package eval scores every stage on public gold data in that data's own
// format, and writes the figures as text that changes only when they do.
//
// The data is not part of the project: Run is told a folder that holds it
// (ud/, web/news-pages/, actors/, timex/, plover/, streams/), and says of each
// set that is not there that it was not measured. Sets that rules were tuned
// on are reported by half: the half tuned on and the half set aside, told apart
// by a hash of the record's name (pages: by their order).
//
// What counts as right is the country or body on each side, not the sector:
// gsr wants type, source and target from raw text; plv gives the pair and wants
// the type; gold wants every event of whole reports. An actor whose country is
// unknown is compared as if it were not there. Figures hold no clock; Timing
// adds the one line that depends on the machine.
package eval
