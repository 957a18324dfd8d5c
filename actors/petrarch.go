package actors

func isPetrarch(string) bool                     { return false }
func (lex *Lexicon) readPetrarch(string, string) {}
