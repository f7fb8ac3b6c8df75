package io.marquee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.tenancy.evidence.IsolationProbe;
import io.marquee.test.TenantCatalog;
import io.marquee.test.TenantMutants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class TenantTablesIntegrationTests {

  @Autowired IsolationProbe probe;

  @Test
  void everyTenantTableIsIsolated() throws Exception {
    assertThat(TenantCatalog.tenantTables("identity")).isEqualTo(12);
    assertThat(TenantCatalog.breaches("identity")).isEmpty();
    assertThat(probe.run(null).breaches()).isEmpty();
    assertThat(TenantMutants.survivors("identity")).isEmpty();
  }
}
