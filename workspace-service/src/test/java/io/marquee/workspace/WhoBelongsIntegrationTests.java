package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.marquee.events.Accounts;
import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.AccessGrantState;
import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.MembershipState;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class WhoBelongsIntegrationTests extends WorkspaceTest {

  @Test
  void refusesAnAccountOfSomebodyElse() throws Exception {
    http.perform(
            as(person, post("/api/v1/workspaces"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"name\":\"B\",\"slug\":\"b\",\"kind\":\"client\",\"account_id\":\"%s\"}"
                        .formatted(UUID.randomUUID())))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("account_not_found"));
  }

  @Test
  void listsTheWorkspacesOfAMember() throws Exception {
    createWorkspace("others");
    UUID id = createWorkspace("team");
    UUID memberId = UUID.randomUUID();
    UUID membership = UUID.randomUUID();
    Tenant tenant = Tenant.workspace(id, accountId);
    Caller colleague = Caller.person(memberId, Accounts.personalAccountOf(memberId));

    events.deliver(
        new MembershipState(membership, id, memberId, "editor", List.of(), Instant.now()), tenant);
    eventually(
        () ->
            http.perform(as(colleague, get("/api/v1/workspaces")))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].id").value(id.toString())));

    events.deliverTombstone(MembershipEvent.class, MembershipState.class, membership, tenant);
    eventually(
        () ->
            http.perform(as(colleague, get("/api/v1/workspaces")))
                .andExpect(jsonPath("$.items").isEmpty()));
  }

  @Test
  void followsItsOwnerHoweverTheNewsCome() throws Exception {
    UUID id = createWorkspace("handed-over");
    Tenant tenant = Tenant.workspace(id, accountId);
    UUID mine = UUID.randomUUID();
    UUID theirs = UUID.randomUUID();
    UUID next = UUID.randomUUID();

    events.deliver(UUID.randomUUID(), membership(mine, id, userId, "owner"), tenant, 1);
    // Two owners while the news is mixed: nobody new until it is clear.
    events.deliver(UUID.randomUUID(), membership(theirs, id, next, "owner"), tenant, 1);
    events.deliver(UUID.randomUUID(), membership(mine, id, userId, "admin"), tenant, 2);

    eventually(
        () ->
            http.perform(as(member(id), get("/api/v1/workspaces/{id}", id)))
                .andExpect(jsonPath("$.owner_id").value(next.toString())));
    assertThat(events.published(WorkspaceState.class, id))
        .extracting(WorkspaceState::ownerId)
        .containsExactly(userId, next);
  }

  static MembershipState membership(UUID id, UUID workspace, UUID user, String role) {
    return new MembershipState(id, workspace, user, role, List.of(), Instant.now());
  }

  @Test
  void anAccountAdminSeesTheAccountsWorkspacesAndMakesMore() throws Exception {
    UUID id = createWorkspace("administered");
    UUID adminId = UUID.randomUUID();
    Caller admin = Caller.person(adminId, Accounts.personalAccountOf(adminId));
    UUID grant = UUID.randomUUID();
    String more =
        "{\"name\":\"More\",\"slug\":\"more-%s\",\"kind\":\"brand\",\"account_id\":\"%s\"}"
            .formatted(grant, accountId);
    http.perform(
            as(admin, post("/api/v1/workspaces"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(more))
        .andExpect(status().isNotFound());

    events.deliver(
        new AccessGrantState(grant, adminId, "account", accountId, "account_admin", List.of()),
        Tenant.account(accountId));
    eventually(
        () ->
            http.perform(as(admin, get("/api/v1/workspaces")))
                .andExpect(jsonPath("$.items[*].id").value(hasItem(id.toString()))));
    http.perform(as(admin, get("/api/v1/accounts")))
        .andExpect(jsonPath("$.items[1].id").value(accountId.toString()))
        .andExpect(jsonPath("$.items[1].access").value("granted"));
    http.perform(
            as(admin, post("/api/v1/workspaces"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(more))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.account_id").value(accountId.toString()));

    events.deliverTombstone(
        AccessGrantEvent.class, AccessGrantState.class, grant, Tenant.account(accountId));
    eventually(
        () ->
            http.perform(as(admin, get("/api/v1/accounts")))
                .andExpect(jsonPath("$.items.length()").value(1)));
  }

  @Test
  void namesAnAccount() throws Exception {
    http.perform(as(person, get("/api/v1/accounts/{a}", accountId)))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", "\"0\""))
        .andExpect(jsonPath("$.kind").value("personal"))
        .andExpect(jsonPath("$.region").value("local"));
    http.perform(
            json(
                as(person, patch("/api/v1/accounts/{a}", accountId)).header("If-Match", "\"0\""),
                "{\"name\":\"Prompt\",\"kind\":\"agency\"}"))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", "\"1\""))
        .andExpect(jsonPath("$.name").value("Prompt"))
        .andExpect(jsonPath("$.kind").value("agency"));
    http.perform(
            json(
                as(person, patch("/api/v1/accounts/{a}", accountId)).header("If-Match", "\"0\""),
                "{\"name\":\"Late\"}"))
        .andExpect(status().isPreconditionFailed());
    http.perform(
            json(
                as(person, patch("/api/v1/accounts/{a}", accountId)).header("If-Match", "\"1\""),
                "{\"region\":\"moon\"}"))
        .andExpect(status().isUnprocessableContent());
    http.perform(as(person, get("/api/v1/accounts")))
        .andExpect(jsonPath("$.items[0].name").value("Prompt"));
  }

  @Test
  void hidesTheAccountsOfOthers() throws Exception {
    UUID other = UUID.randomUUID();
    http.perform(as(person, get("/api/v1/accounts/{a}", other)))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("account_not_found"));
    http.perform(
            json(
                as(person, patch("/api/v1/accounts/{a}", other)).header("If-Match", "*"),
                "{\"name\":\"Mine\"}"))
        .andExpect(status().isNotFound());
  }
}
