package io.marquee.systemtests;

import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one tenant has: an id for every parameter that a path of the API can have.
 *
 * @param ids by the word before the parameter
 */
record Owned(String workspace, String account, String user, Map<String, String> ids) {
  /** No ids, but numbers and names that are the same for everybody. */
  private static final Map<String, String> COMMON = Map.of("screenplays", "1", "images", "logo");

  /** The demo's tenant, with one of everything that the demo does not make itself. */
  static Owned byTheDemo(Journey journey, Client owner) {
    var ids = new HashMap<String, String>();
    ids.put("films", journey.found("film_id"));
    ids.put("generations", journey.found("generation_id"));
    ids.put("variants", journey.found("variant_16x9"));
    ids.put("assets", journey.found("asset_id"));
    ids.put("projects", journey.found("project_id"));
    ids.put("webhooks", journey.found("webhook_id"));
    ids.put(
        "characters",
        owner
            .post(journey.path("/characters"), Map.of("name", "Ada " + UUID.randomUUID()))
            .is(201)
            .text("id"));
    ids.put(
        "prompts",
        owner
            .post(
                journey.path("/prompts"),
                Map.of(
                    "name",
                    "Opening " + UUID.randomUUID(),
                    "kind",
                    "shot",
                    "text",
                    "{product}, seen from above"))
            .is(201)
            .text("id"));
    ids.put(
        "reservations",
        owner
            .post(
                journey.path("/reservations"),
                Map.of("meter", "credits", "amount", 1, "reference", UUID.randomUUID().toString()))
            .is(201)
            .text("id"));
    ids.put("social-accounts", first(owner, journey.path("/social-accounts")));
    submitted(journey, owner, ids);
    ids.put("notifications", first(owner, journey.path("/notifications")));
    ids.put(
        "deliveries",
        first(owner, journey.path("/webhooks/" + journey.found("webhook_id") + "/deliveries")));
    ids.put("members", first(owner, journey.path("/members")));
    ids.put(
        "invitations",
        owner
            .post(
                journey.path("/invitations"),
                Map.of("email", "later." + UUID.randomUUID() + "@example.com", "role", "viewer"))
            .is(201)
            .text("id"));
    ids.put(
        "api-keys",
        owner
            .post(
                journey.path("/api-keys"),
                Map.of("name", "Reader", "permissions", List.of("films:read")))
            .is(201)
            .json()
            .required("api_key")
            .required("id")
            .asString());
    ids.put(
        "roles",
        owner
            .post(
                journey.path("/roles"),
                Map.of(
                    "name",
                    "Reader " + UUID.randomUUID(),
                    "base_role",
                    "viewer",
                    "permissions",
                    List.of("billing:read")))
            .is(201)
            .text("id"));
    ofTheWorkspaceItself(owner, "/api/v1/workspaces/" + journey.found("workspace_id"), ids);
    String account = owner.get(journey.path("/usage")).is(200).text("account_id");
    return new Owned(journey.found("workspace_id"), account, journey.found("user_id"), ids);
  }

  /** A post that waits for clients, so that it is in the portal, too. */
  private static void submitted(Journey journey, Client owner, Map<String, String> ids) {
    var post =
        Map.of(
            "title",
            "For clients",
            "film_id",
            journey.found("film_id"),
            "social_account_ids",
            List.of(ids.get("social-accounts")));
    String id = owner.post(journey.path("/posts"), post).is(201).text("id");
    String path = journey.path("/posts/" + id);
    String hash = owner.post(path + "/submit", Map.of()).is(200).text("content_hash");
    var approval = owner.post(path + "/approve", Map.of("content_hash", hash)).is(200).json();
    ids.put("posts", id);
    ids.put("approvals", approval.required("approval").required("id").asString());
  }

  /** Complete, so that it stays as it is. */
  private static String export(Client owner, String exports) {
    String id = owner.post(exports, Map.of()).is(202).text("id");
    await()
        .atMost(Studio.PATIENCE)
        .until(() -> owner.get(exports + "/" + id).is(200).text("status").equals("complete"));
    return id;
  }

  /** With the parts of film, identity and publishing, so that it stays as it is. */
  private static String template(Client owner, String templates) {
    String id =
        owner.post(templates, Map.of("name", "Template " + UUID.randomUUID())).is(201).text("id");
    await()
        .until(() -> owner.get(templates + "/" + id).is(200).json().required("parts").size() == 3);
    return id;
  }

  private static void ofTheWorkspaceItself(
      Client owner, String workspace, Map<String, String> ids) {
    String provider = "provider-" + UUID.randomUUID();
    owner
        .post(
            workspace + "/provider-keys",
            Map.of("provider", provider, "secret", "a secret of the provider's"))
        .is(201);
    ids.put("provider-keys", provider);
    ids.put(
        "domains",
        owner
            .post(workspace + "/domains", Map.of("host", "films." + UUID.randomUUID() + ".example"))
            .is(201)
            .text("id"));
    ids.put("templates", template(owner, workspace + "/templates"));
    ids.put("exports", export(owner, workspace + "/exports"));
    // It is moved nowhere; only who may move it is asked.
    ids.put("moves", UUID.randomUUID().toString());
    owner.with("If-Match", "*").putImage(workspace + "/branding/images/logo").is(200);
  }

  /** The value of a path's parameter; a word that is not known here must be added above. */
  String id(String word, String parameter) {
    if (parameter.equals(Operation.WORKSPACE)) return workspace;
    String id = COMMON.getOrDefault(word, ids.get(word));
    if (id == null) throw new AssertionError("no id is known for " + word + "/{" + parameter + "}");
    return id;
  }

  /** The same things looked for in another workspace. */
  Owned lookedForIn(String otherWorkspace) {
    return new Owned(otherWorkspace, account, user, ids);
  }

  /** As many things that nobody has. */
  Owned thatNobodyHas() {
    var none = new HashMap<>(ids);
    none.replaceAll((word, id) -> UUID.randomUUID().toString());
    return new Owned(UUID.randomUUID().toString(), account, user, none);
  }

  private static String first(Client owner, String path) {
    return Json.each(owner.get(path).is(200).items(), "id").getFirst();
  }
}
