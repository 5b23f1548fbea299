package sheets

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode returns the text of a file. UTF-16 is known by its byte order mark, or
// by the zero bytes of its first Latin letters; what is no UTF-8 is Windows-1252,
// which older Excel writes. Line ends become \n, save for the \r of CRLF, which
// the reader takes off. A lone \r, as old Macs wrote, is a line's end too.
func decode(data []byte) (string, error) {
	text, err := decoded(data)
	if err != nil {
		return "", err
	}
	// A PDF and a letter may begin with text; their owner would be told of a missing column.
	if strings.ContainsRune(text, 0) || strings.HasPrefix(text, "%PDF-") || strings.HasPrefix(text, `{\rtf`) {
		return "", fmt.Errorf("%w: it is no text; save it as CSV or XLSX", ErrUnreadable)
	}
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text, nil
}

func decoded(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(data[3:]), "\ufffd"), nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fromUTF16(data, unicode.LittleEndian, unicode.UseBOM)
	case looksUTF16(data, 1):
		return fromUTF16(data, unicode.LittleEndian, unicode.IgnoreBOM)
	case looksUTF16(data, 0):
		return fromUTF16(data, unicode.BigEndian, unicode.IgnoreBOM)
	case utf8.Valid(data):
		return string(data), nil
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return string(text), nil
}

func fromUTF16(data []byte, order unicode.Endianness, bom unicode.BOMPolicy) (string, error) {
	text, err := unicode.UTF16(order, bom).NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return strings.TrimPrefix(string(text), "\ufeff"), nil
}

// looksUTF16 tells whether the first letters have a zero byte each, at this
// place of their two.
func looksUTF16(data []byte, zeroAt int) bool {
	if len(data) < 4 {
		return false
	}
	for i := 0; i+1 < min(len(data), 8); i += 2 {
		if data[i+zeroAt] != 0 || data[i+1-zeroAt] == 0 {
			return false
		}
	}
	return true
}
