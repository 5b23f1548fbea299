package access

import (
	"errors"
	"fmt"

	"github.com/danielgtaylor/huma/v2"
)

// Problem turns an error of this package into the HTTP answer: ErrNotFound
// becomes 404 naming what was looked for ("group", "document"); anything else
// is returned as it is, and answered as an internal error by the API.
func Problem(err error, what string) error {
	if errors.Is(err, ErrNotFound) {
		return huma.Error404NotFound(fmt.Sprintf(
			"There is no such %s, or you are not a member of its group. Check the address, or ask a coordinator of the group to add you.", what))
	}
	return err
}

// Demand returns a 403 problem unless the role has the right. Call it only
// after InGroup or InDocument: 403 admits that the thing exists.
func Demand(role Role, right Right, toDo string) error {
	if role.Can(right) {
		return nil
	}
	who := "coordinators"
	if right == Comment || right == Suggest {
		who = "coordinators and ambassadors"
	}
	return huma.Error403Forbidden(fmt.Sprintf(
		"Your role in this group is %s. Only %s may %s; ask a coordinator.", role, who, toDo))
}

// DemandOpen returns a 409 problem for an archived document.
func DemandOpen(d Document) error {
	if !d.Archived {
		return nil
	}
	return huma.Error409Conflict("This document is archived and can only be read. Create a new document to go on working.")
}
