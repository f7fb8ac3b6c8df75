package io.marquee.publishing.socialaccount.web;

import io.marquee.publishing.socialaccount.OpenFeedAccount;
import io.marquee.publishing.socialaccount.PlatformNotAvailable;
import io.marquee.publishing.socialaccount.ReconnectFeed;
import io.marquee.publishing.socialaccount.SocialAccount;
import io.marquee.publishing.socialaccount.SocialAccounts;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/social-accounts")
class SocialAccountController {

  private final SocialAccounts accounts;
  private final OpenFeedAccount openFeedAccount;
  private final ReconnectFeed reconnectFeed;
  private final String publicUrl;

  SocialAccountController(
      SocialAccounts accounts,
      OpenFeedAccount openFeedAccount,
      ReconnectFeed reconnectFeed,
      @Value("${marquee.public-url}") String publicUrl) {
    this.accounts = accounts;
    this.openFeedAccount = openFeedAccount;
    this.reconnectFeed = reconnectFeed;
    this.publicUrl = publicUrl;
  }

  /** An account as clients see it; {@code url} is where its posts can be seen. */
  record SocialAccountResponse(
      UUID id, String platform, String displayName, String status, String url, Instant createdAt) {}

  record ConnectRequest(
      @NotBlank @Size(max = 40) String platform, @Nullable @Size(max = 200) String displayName) {}

  @GetMapping
  @Requires("posts:read")
  Page<SocialAccountResponse> list(Paging paging) {
    openFeedAccount.run();
    return accounts.list(paging).map(this::response);
  }

  @GetMapping("/{id}")
  @Requires("posts:read")
  SocialAccountResponse get(@PathVariable UUID id, Caller caller) {
    caller.requireSocialAccount(id);
    return accounts
        .find(id)
        .map(this::response)
        .orElseThrow(() -> new NotFound("social account", id));
  }

  @PostMapping
  @Requires("social_accounts:manage")
  SocialAccountResponse connect(@Valid @RequestBody ConnectRequest request) {
    if (request.platform().equals("feed")) return response(reconnectFeed.run());
    throw new PlatformNotAvailable(request.platform());
  }

  private SocialAccountResponse response(SocialAccount account) {
    return new SocialAccountResponse(
        account.id(),
        account.platform(),
        account.displayName(),
        account.status(),
        publicUrl + "/feeds/" + CurrentWorkspace.id() + ".xml",
        account.createdAt());
  }
}
