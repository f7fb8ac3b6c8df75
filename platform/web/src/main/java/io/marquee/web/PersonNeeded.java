package io.marquee.web;

/** 403: an API key calls for something that only a person may do. */
public class PersonNeeded extends MarqueeProblem {
  PersonNeeded() {
    super(
        403,
        "person_needed",
        "A person is needed",
        "This cannot be done with an API key.",
        "Log in as a person with the permission and do it then.");
  }
}
