package io.marquee.web;

/** 403: the caller may change only what they made themselves, and this was made by another. */
public class NotYourOwn extends MarqueeProblem {
  NotYourOwn() {
    super(
        403,
        "not_your_own",
        "Not your own",
        "Your role lets you change what you made yourself; this was made by somebody else.",
        "Ask whoever made it, or an administrator of the workspace for a role with "
            + Caller.CONTENT_OF_OTHERS
            + ".");
  }
}
