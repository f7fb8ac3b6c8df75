package io.marquee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.test.TenantCatalog;
import org.junit.jupiter.api.Test;

@IdentityTest
class TenantTablesIntegrationTests {

  @Test
  void everyTenantTableIsIsolated() throws Exception {
    assertThat(TenantCatalog.tenantTables("identity")).isEqualTo(12);
    assertThat(TenantCatalog.breaches("identity")).isEmpty();
  }
}
