package io.marquee.identity;

import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.Accounts;
import io.marquee.events.billing.EntitlementsState;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.identity.People.Person;
import io.marquee.identity.access.Role;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Workspaces with people in them, and requests as the gateway would pass them on. */
public class Brands {

  private final MockMvcTester mvc;
  private final People people;
  private final Callers callers;
  private final Events events;
  private final TestDatabase database;

  Brands(MockMvcTester mvc, People people, Callers callers, Events events, TestDatabase database) {
    this.mvc = mvc;
    this.people = people;
    this.callers = callers;
    this.events = events;
    this.database = database;
  }

  /**
   * A workspace.
   *
   * @param id which
   * @param account who pays
   * @param owner whose it is
   */
  public record Brand(UUID id, UUID account, Person owner) {

    /** Somebody as the gateway presents them here in a role. */
    public Caller as(Person person, Role role) {
      return as(person, role.permissionCodes());
    }

    /** Somebody as the gateway presents them here with some permissions. */
    public Caller as(Person person, Collection<String> permissions) {
      return new Caller(
          person.userId(),
          id,
          account,
          null,
          Set.copyOf(permissions),
          person.sessionId(),
          null,
          person.email(),
          "Ada Lovelace");
    }

    /** The owner. */
    public Caller asOwner() {
      return as(owner, Role.OWNER);
    }

    /** A machine with a key of the owner's. */
    public Caller asKey(Role role) {
      return new Caller(
          owner.userId(),
          id,
          account,
          null,
          Set.copyOf(role.permissionCodes()),
          null,
          UUID.randomUUID(),
          null,
          null);
    }

    /** The path of something in the workspace. */
    public String path(String rest) {
      return "/api/v1/w/" + id + rest;
    }
  }

  /** Somebody who has proved their address. */
  public Person person() {
    Person person = people.register();
    database.update(
        "update service.users set email_verified_at = now() where id = ?", person.userId());
    return person;
  }

  /** A workspace of somebody new, in a plan with many seats. */
  public Brand found() {
    Person owner = person();
    seats(Accounts.personalAccountOf(owner.userId()), 100);
    return foundAnother(owner);
  }

  /** A workspace of somebody's. */
  public Brand foundAnother(Person owner) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    UUID account = Accounts.personalAccountOf(owner.userId());
    events.deliver(
        new WorkspaceState(
            id,
            account,
            owner.userId(),
            "Analytical Films",
            "films",
            "brand",
            "active",
            "shared",
            BigDecimal.TEN,
            null,
            "UTC",
            Instant.now()),
        Tenant.workspace(id, account));
    await().until(() -> database.count("shared.memberships where workspace_id = ?", id) == 1);
    return new Brand(id, account, owner);
  }

  /** Billing tells how many seats an account has. */
  public void seats(UUID account, int seats) {
    events.deliver(
        new EntitlementsState(account, "team", "active", 0, 0, Instant.now(), 10, seats),
        Tenant.account(account));
    await()
        .until(
            () ->
                database.count(
                        "shared.account_seats where account_id = ? and seats = ?", account, seats)
                    == 1);
  }

  /** Makes somebody a member at once. */
  public UUID join(Brand brand, Person person, Role role) {
    return join(brand, person, role.code());
  }

  /** Makes somebody a member at once. */
  public UUID join(Brand brand, Person person, String role) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    database.update(
        """
        insert into shared.memberships (workspace_id, id, user_id, role, created_at, version)
        values (?, ?, ?, ?, now(), 0)
        """,
        brand.id(),
        id,
        person.userId(),
        role);
    return id;
  }

  /** The membership of somebody. */
  public UUID membershipOf(Brand brand, Person person) {
    Object id =
        database
            .rows(
                "select id from shared.memberships where workspace_id = ? and user_id = ?",
                brand.id(),
                person.userId())
            .getFirst()
            .get("id");
    return UUID.fromString(String.valueOf(id));
  }

  /** Reads. */
  public MvcTestResult get(Caller caller, String path) {
    return call(HttpMethod.GET, caller, path, null, null);
  }

  /** Sends something. */
  public MvcTestResult post(Caller caller, String path, String body) {
    return call(HttpMethod.POST, caller, path, body, null);
  }

  /** Changes something that was seen in some version. */
  public MvcTestResult patch(Caller caller, String path, String ifMatch, String body) {
    return call(HttpMethod.PATCH, caller, path, body, ifMatch);
  }

  /** Deletes something that was seen in some version. */
  public MvcTestResult delete(Caller caller, String path, @Nullable String ifMatch) {
    return call(HttpMethod.DELETE, caller, path, null, ifMatch);
  }

  private MvcTestResult call(
      HttpMethod method,
      Caller caller,
      String path,
      @Nullable String body,
      @Nullable String ifMatch) {
    var request = mvc.method(method).uri(path).with(callers.as(caller));
    if (ifMatch != null) request = request.header(HttpHeaders.IF_MATCH, ifMatch);
    if (body != null) {
      request = request.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
    }
    return request.exchange();
  }

  /** The JSON of an answer. */
  public JsonNode body(MvcTestResult result) {
    return people.body(result);
  }

  /** The code of a refusal. */
  public String code(MvcTestResult result) {
    return people.body(result).at("/code").asString();
  }
}
