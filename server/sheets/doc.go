// Package sheets reads tables that people made in spreadsheets, and writes
// tables that spreadsheets open right: CSV in its many dialects, and XLSX.
//
// Data flow in: bytes → Read, which tells by the bytes what they are → Sheets
// of text cells. CSV: the encoding is found (UTF-8, UTF-16, Windows-1252), then
// the separator, then cells with RFC 4180's quotes. XLSX: the archive is
// measured entry by entry before anything is kept, then each sheet is read row
// by row. Data flow out: Sheet → WriteCSV or WriteXLSX.
//
// Nothing is ever computed. A formula's cell is read as the value stored beside
// it; without one the cell is marked as Formula and holds nothing. What is
// written to CSV and begins like a formula gets an apostrophe in front, which
// reading takes off again; in XLSX cells are text by type.
//
// Memory is bounded by Limits whatever the input, and rows are refused as soon
// as there are too many. Functions share no state and may be called from any
// goroutine. Allowed imports: excelize (writing only), golang.org/x/text; nothing of the rest
// of the project.
package sheets
