package io.marquee.identity.seat;

import io.marquee.web.MarqueeProblem;

/** 402: as many people as the plan lets in are in, or are invited. */
public class SeatsExhausted extends MarqueeProblem {
  SeatsExhausted(KnownSeats.Seats seats, int taken) {
    super(
        402,
        "seats_exhausted",
        "No seat left",
        "The plan %s has %d seats for members and open invitations of all workspaces of the account; %d are taken."
            .formatted(seats.plan(), seats.seats(), taken),
        "Revoke an invitation, remove a member, or change to a plan with more seats: PUT …/subscription.");
  }
}
