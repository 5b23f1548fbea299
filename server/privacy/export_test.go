package privacy

// SQL is the text of all sections.
func SQL() string {
	all := ""
	for _, s := range sections {
		all += s.sql + "\n"
	}
	return all
}
