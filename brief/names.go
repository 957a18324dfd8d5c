package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dyad"
	"dyad/relate"
)

// labels are the types of events as nouns.
var labels = map[string]string{
	"AGREE": "agreement", "CONSULT": "consultation", "SUPPORT": "support", "CONCEDE": "concession",
	"COOPERATE": "cooperation", "AID": "aid", "RETREAT": "retreat", "REQUEST": "demand or request",
	"ACCUSE": "accusation or criticism", "REJECT": "rejection", "THREATEN": "threat", "PROTEST": "protest",
	"SANCTION": "sanction", "MOBILIZE": "mobilisation", "COERCE": "coercion", "ASSAULT": "assault",
}

// sectors are the PLOVER sectors in words.
var sectors = map[string]string{
	"COP": "police", "GOV": "government", "JUD": "judiciary", "LEG": "legislature", "MIL": "military",
	"PRM": "paramilitary", "PTY": "party", "REB": "rebels", "SPY": "intelligence", "UAF": "armed force",
	"UNK": "unidentified", "AGR": "farmers", "BUS": "business", "CRM": "criminals", "CVL": "civilians",
	"EDU": "education", "ELI": "elite", "JRN": "journalists", "LAB": "labour", "MED": "health",
	"REF": "refugees", "OPP": "opposition", "PRE": "partially recognised", "REL": "religious", "SOC": "civil society",
}

// label names a type of event, with its modes.
func label(eventType string, modes []string) string {
	name := cmp.Or(labels[eventType], strings.ToLower(eventType))
	if len(modes) == 0 {
		return name
	}
	return fmt.Sprintf("%s (%s)", name, strings.ReplaceAll(strings.Join(modes, ", "), "-", " "))
}

// namer names actors. An entity that the reports of a deed do not agree on is
// left out.
type namer struct {
	countries map[string]string
	entity    map[string]string // by relate.Who; "" where reports differ
}

func newNamer(countries map[string]string, sides ...[]dyad.Actor) namer {
	n := namer{countries, map[string]string{}}
	for _, side := range sides {
		for _, ac := range side {
			who := relate.Who(ac)
			if was, ok := n.entity[who]; ok && was != ac.Entity {
				n.entity[who] = ""
			} else {
				n.entity[who] = ac.Entity
			}
		}
	}
	return n
}

func (n namer) name(ac dyad.Actor) string {
	entity := n.entity[relate.Who(ac)]
	sector := cmp.Or(sectors[ac.Sector], ac.Sector)
	if ac.Code == "" {
		name := cmp.Or(entity, dyad.Words(ac.Text))
		if sector == "" {
			return name
		}
		return fmt.Sprintf("%s (%s)", name, sector)
	}
	country := cmp.Or(n.countries[ac.Code], ac.Code)
	if entity == country || entity == ac.Code {
		entity = ""
	}
	in := slices.DeleteFunc([]string{sector, entity}, func(s string) bool { return s == "" })
	if len(in) == 0 {
		return country
	}
	return fmt.Sprintf("%s (%s)", country, strings.Join(in, "; "))
}

// all names the actors of a side, each once.
func (n namer) all(side []dyad.Actor) []Named {
	out := []Named{}
	for _, ac := range side {
		if nm := (Named{ac.ID(), n.name(ac)}); !slices.Contains(out, nm) {
			out = append(out, nm)
		}
	}
	return out
}

// join writes a side: at most five names, and how many more.
func join(side []Named, between string) string {
	const most = 5
	var names []string
	for i, nm := range side {
		if i == most && len(side) > most+1 {
			names = append(names, fmt.Sprintf("%d more", len(side)-most))
			break
		}
		names = append(names, nm.Name)
	}
	return strings.Join(names, between)
}
