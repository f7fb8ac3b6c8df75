package io.marquee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
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
}
