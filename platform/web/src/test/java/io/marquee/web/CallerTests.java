package io.marquee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallerTests {
  private final Caller editor =
      Caller.member(
          UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "editor", Set.of("films:read"));

  @Test
  void goesOnWithThePermission() {
    editor.require("films:read");
    assertThat(editor.may("films:write")).isFalse();
  }

  @Test
  void isToldWhichPermissionIsMissing() {
    assertThatThrownBy(() -> editor.require("films:write"))
        .isInstanceOfSatisfying(
            PermissionMissing.class,
            missing -> {
              assertThat(missing.status()).isEqualTo(403);
              assertThat(missing.code()).isEqualTo("permission_missing");
              assertThat(missing.detail()).contains("films:write");
            });
  }

  @Test
  void isBoundToTheThreadWhileItsWorkLasts() {
    assertThat(CurrentCaller.find()).isEmpty();
    CurrentCaller.run(editor, () -> assertThat(CurrentCaller.find()).contains(editor));
    assertThat(CurrentCaller.find()).isEmpty();
  }

  @Test
  void anApiKeyActsForItself() {
    UUID key = UUID.randomUUID();
    var caller = new Caller(UUID.randomUUID(), null, null, null, Set.of(), null, key, null, null);
    assertThat(caller.principal()).isEqualTo("key:" + key);
    assertThat(editor.principal()).isEqualTo("user:" + editor.userId());
  }

  @Test
  void changesWhatTheyMadeThemselves() {
    editor.requireOwn(editor.userId());
    assertRefused(() -> editor.requireOwn(UUID.randomUUID()), "not_your_own");
    assertRefused(() -> editor.requireOwn(null), "not_your_own");
  }

  @Test
  void changesWhatOthersMadeWithThePermission() {
    var free = with(null, Set.of(Caller.CONTENT_OF_OTHERS), Set.of(), Set.of());
    free.requireOwn(UUID.randomUUID());
    free.requireOwn(null);
  }

  @Test
  void reachesEveryProjectUnlessLimited() {
    UUID project = UUID.randomUUID();
    editor.requireProject(null);
    editor.requireProject(project);
    var limited = with(UUID.randomUUID(), Set.of(), Set.of(project), Set.of());
    limited.requireProject(project);
    assertThat(limited.isLimitedToProjects()).isTrue();
    assertRefused(() -> limited.requireProject(UUID.randomUUID()), "outside_key");
    assertRefused(() -> limited.requireProject(null), "outside_key");
  }

  @Test
  void usesEverySocialAccountUnlessLimited() {
    UUID account = UUID.randomUUID();
    editor.requireSocialAccount(account);
    var limited = with(UUID.randomUUID(), Set.of(), Set.of(), Set.of(account));
    limited.requireSocialAccount(account);
    assertThat(limited.isLimitedToSocialAccounts()).isTrue();
    assertRefused(() -> limited.requireSocialAccount(UUID.randomUUID()), "outside_key");
  }

  @Test
  void isAPersonOrAKey() {
    editor.requirePerson();
    var key = with(UUID.randomUUID(), Set.of(), Set.of(), Set.of());
    assertRefused(key::requirePerson, "person_needed");
  }

  private static Caller with(
      @Nullable UUID key, Set<String> permissions, Set<UUID> projects, Set<UUID> accounts) {
    return new Caller(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        null,
        permissions,
        null,
        key,
        null,
        null,
        projects,
        accounts);
  }

  private static void assertRefused(ThrowingCallable forbidden, String code) {
    assertThatThrownBy(forbidden)
        .isInstanceOfSatisfying(
            MarqueeProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(403);
              assertThat(problem.code()).isEqualTo(code);
            });
  }
}
