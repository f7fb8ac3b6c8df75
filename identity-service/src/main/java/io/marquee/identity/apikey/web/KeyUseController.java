package io.marquee.identity.apikey.web;

import io.marquee.identity.apikey.KeyUses;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.Requires;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What each gateway reports every half minute of the keys that it saw. It is no route of the
 * gateway's, and asks for a permission that no role, grant or key can have.
 */
@Hidden
@RestController
class KeyUseController {

  private final KeyUses uses;

  KeyUseController(KeyUses uses) {
    this.uses = uses;
  }

  record Report(@NotEmpty @Size(max = 1000) List<@NotNull @Valid ReportedUse> uses) {}

  record ReportedUse(
      @NotNull UUID keyId,
      @NotNull Instant lastUsedAt,
      @Nullable @Size(max = 45) String address,
      @Min(1) long uses) {

    KeyUses.Use use() {
      return new KeyUses.Use(keyId, lastUsedAt, address, uses);
    }
  }

  @NotAudited("The gateway counts; nobody did anything.")
  @PostMapping("/internal/api-key-uses")
  @Requires("internal:report")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void take(@Valid @RequestBody Report report) {
    uses.add(report.uses().stream().map(ReportedUse::use).toList());
  }
}
