package io.marquee.publishing.feed;

import io.marquee.publishing.workspace.KnownWorkspace;
import io.marquee.publishing.workspace.KnownWorkspaces;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.NotFound;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A public door: the feed's address is the workspace's id, which is looked up and then bound. */
@RestController
class FeedController {

  private static final MediaType RSS =
      MediaType.parseMediaType("application/rss+xml;charset=UTF-8");

  private final KnownWorkspaces workspaces;
  private final FeedItems items;
  private final FeedWriter writer;

  FeedController(KnownWorkspaces workspaces, FeedItems items, FeedWriter writer) {
    this.workspaces = workspaces;
    this.items = items;
    this.writer = writer;
  }

  @GetMapping("/feeds/{workspace}.xml")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/rss+xml"))
  ResponseEntity<byte[]> feed(@PathVariable("workspace") UUID id) throws Exception {
    KnownWorkspace workspace = workspaces.findOpen(id).orElseThrow(() -> new NotFound("feed", id));
    Feed feed =
        CurrentWorkspace.call(
            workspace.tenant(), () -> new Feed(id, workspace.name(), items.list()));
    byte[] xml = writer.write(feed);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(RSS)
            .eTag("\"" + DigestUtils.md5DigestAsHex(xml) + "\"")
            // Asking is cheap, and what is deleted shall not be shown from a cache.
            .cacheControl(CacheControl.noCache().cachePublic());
    feed.updatedAt().map(Instant::toEpochMilli).ifPresent(answer::lastModified);
    return answer.body(xml);
  }
}
