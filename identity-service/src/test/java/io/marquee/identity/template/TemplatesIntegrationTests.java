package io.marquee.identity.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.template.TemplatePartTold;
import io.marquee.events.workspace.TemplateApplied;
import io.marquee.events.workspace.TemplateRequested;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class TemplatesIntegrationTests {

  @Autowired Brands brands;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void tellsTheWorkspacesRolesAndMakesThemInANewOne() {
    Brand brand = brands.found();
    brands.post(
        brand.asOwner(),
        brand.path("/roles"),
        "{'name':'Cutter','base_role':'viewer','permissions':['films:write']}");
    UUID template = UUID.randomUUID();
    events.deliver(new TemplateRequested(template, brand.id()), tenant(brand));

    TemplatePartTold told = events.awaitPublished(TemplatePartTold.class, template);
    assertThat(told.service()).isEqualTo("identity");

    Brand made = brands.foundAnother(brand.owner());
    var applied =
        new TemplateApplied(
            template, made.id(), Map.of("identity", told.content(), "film", "not ours"));
    events.deliver(applied, tenant(made));
    await().until(() -> roles(made) == 1);
    var roles = brands.body(brands.get(made.asOwner(), made.path("/roles"))).toString();
    assertThat(roles).contains("Cutter", "films:write");

    // Applied again it adds nothing.
    events.deliver(applied, tenant(made));
    UUID last = UUID.randomUUID();
    events.deliver(new TemplateRequested(last, made.id()), tenant(made));
    assertThat(events.awaitPublished(TemplatePartTold.class, last).content()).contains("Cutter");
    assertThat(roles(made)).isEqualTo(1);
  }

  private long roles(Brand brand) {
    return database.count("shared.custom_roles where workspace_id = ?", brand.id());
  }

  private static Tenant tenant(Brand brand) {
    return Tenant.workspace(brand.id(), brand.account());
  }
}
