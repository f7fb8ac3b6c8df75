package io.marquee.web;

import java.util.List;

/** 400: the cursor is not one of ours, or belongs to another list, filter or workspace. */
public class CursorInvalid extends MarqueeProblem {
  /** Says nothing about which of these it is. */
  public CursorInvalid() {
    super(
        400,
        "cursor_invalid",
        "Cursor not valid",
        "The cursor does not belong to this list with this filter.",
        "Start again without cursor; change neither path nor filter between pages.",
        List.of(new FieldError("?cursor", "cursor_invalid", "The cursor does not belong here.")));
  }
}
