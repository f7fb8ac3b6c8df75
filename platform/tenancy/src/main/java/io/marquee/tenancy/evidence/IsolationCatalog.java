package io.marquee.tenancy.evidence;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads PostgreSQL's catalog and names every table that lacks a part of its isolation: forced
 * row-level security, both policies, the default and the missing grant of its tenant column, a
 * leading index, keys that carry the tenant. Partitions are checked too: they must have no grants
 * of their own, since a granted partition shows every row. Any role may read the catalog, so that a
 * running service can hold itself against it.
 */
public final class IsolationCatalog {

  private IsolationCatalog() {}

  /**
   * What is wrong in the connected database. Tables are named with their schema unless that is on
   * the search path.
   *
   * @param jdbc a connection of any role
   * @return one sentence per breach, empty when all is well
   */
  public static List<String> breaches(JdbcClient jdbc) {
    String service = jdbc.sql("select current_database()").query(String.class).single();
    var found = new ArrayList<String>();
    for (String check : CHECKS) {
      found.addAll(jdbc.sql(check.replace("$service", service)).query(String.class).list());
    }
    return found;
  }

  /**
   * How many tables with tenant rows there are, so that one can tell "nothing wrong" from "nothing
   * looked at".
   *
   * @param jdbc a connection of any role
   * @return the number of tables in {@code shared}, without history and partitions
   */
  public static int tenantTables(JdbcClient jdbc) {
    return jdbc.sql(
            TABLES + " select count(*) from tables where not partition and nspname = 'shared'")
        .query(Integer.class)
        .single();
  }

  private static final String TABLES =
      """
      with tables as (
        select c.oid, n.nspname, c.relname, c.oid::regclass::text as name, c.relrowsecurity, c.relforcerowsecurity,
               c.relispartition as partition, c.relacl,
               case when exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id'
                                  and exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary
                                               and i.indkey[0] = a.attnum))
                    then 'workspace_id' else 'account_id' end as tenant
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where (n.nspname = 'shared' or n.nspname like 'ws\\_%') and c.relkind in ('r', 'p') and c.relname <> 'schema_history')
      """;

  private static final List<String> CHECKS =
      List.of(
          TABLES
              + """
              select name || ' has no uuid column ' || tenant || ' that is not null' from tables t
               where not exists (select 1 from pg_attribute a where a.attrelid = t.oid and a.attname = t.tenant
                                  and a.atttypid = 'uuid'::regtype and a.attnotnull)
              """,
          TABLES
              + """
              select name || ' does not enable and force row-level security' from tables
               where not partition and not (relrowsecurity and relforcerowsecurity)
              """,
          TABLES
              + """
              select name || ' lacks the policy "' || wanted.policy || '"' from tables t
               cross join (values ('tenant', 'app'), ('owner', 'owner')) wanted (policy, kind)
               where not partition and not exists (
                 select 1 from pg_policy p where p.polrelid = t.oid and p.polname = wanted.policy
                    and p.polroles = array[(select oid from pg_roles where rolname = '$service_' || wanted.kind)]
                    and (wanted.policy = 'owner' or (p.polwithcheck is null and pg_get_expr(p.polqual, p.polrelid) =
                         -- The whole of it, since "... or true" would contain it too.
                         '(' || t.tenant || ' = ( SELECT (NULLIF(current_setting(''app.' || t.tenant || '''::text, true), ''''::text))::uuid AS "nullif"))')))
              """,
          TABLES
              + """
              select name || ' has a policy that admits the app role to every row: ' || p.polname from tables t
                join pg_policy p on p.polrelid = t.oid
               where (p.polpermissive and p.polname not in ('tenant', 'owner', 'across'))
                  or (p.polname = 'across' and (p.polcmd <> 'r' or p.polroles <> array[(select oid from pg_roles where rolname = '$service_across')]))
              """,
          TABLES
              + """
              select name || ': the default of ' || tenant || ' does not come from the setting' from tables t
               where not partition and not exists (
                 select 1 from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
                  where d.adrelid = t.oid and a.attname = t.tenant
                    and pg_get_expr(d.adbin, d.adrelid) like '%current_setting(''app.' || t.tenant || '''%')
              """,
          TABLES
              + """
              select name || ': the app role may set ' || tenant from tables t
               where not partition
                 and (has_column_privilege('$service_app', t.oid, t.tenant, 'insert')
                   or has_column_privilege('$service_app', t.oid, t.tenant, 'update'))
              """,
          TABLES
              + """
              select name || ': ' || g.kind || ' may read or write the partition directly' from tables t
               cross join (values ('app'), ('relay'), ('across')) g (kind)
               where partition and (has_any_column_privilege('$service_' || g.kind, t.oid, 'select,insert,update')
                  or has_table_privilege('$service_' || g.kind, t.oid, 'delete,truncate'))
              """,
          TABLES
              + """
              select name || ': the index ' || i.indexrelid::regclass || ' is unique across tenants' from tables t
                join pg_index i on i.indrelid = t.oid and i.indisunique
               where not exists (select 1 from pg_attribute a where a.attrelid = t.oid and a.attname = t.tenant and a.attnum = any(i.indkey))
              """,
          TABLES
              + """
              select name || ': the foreign key ' || k.conname || ' does not carry ' || tenant from tables t
                join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
               where not exists (select 1 from pg_attribute a where a.attrelid = t.oid and a.attname = t.tenant and a.attnum = any(k.conkey))
              """,
          // Both ends at the same place of the key: a tenant paired with another column would be
          // any tenant.
          TABLES
              + """
              select name || ': the foreign key ' || k.conname || ' pairs ' || tenant || ' with another column' from tables t
                join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
                join pg_attribute a on a.attrelid = t.oid and a.attname = t.tenant and a.attnum = any(k.conkey)
               where (select o.attname from pg_attribute o where o.attrelid = k.confrelid
                        and o.attnum = k.confkey[array_position(k.conkey, a.attnum)]) <> t.tenant
              """,
          TABLES
              + """
              select name || ': ' || coalesce(r.rolname, 'everybody') || ' may ' || lower(g.privilege_type) from tables t
               cross join aclexplode(t.relacl) g left join pg_roles r on r.oid = g.grantee
               where g.grantee <> (select relowner from pg_class where oid = t.oid)
                 and (r.rolname = '$service_app' and g.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')) is not true
                 and (r.rolname = '$service_across' and g.privilege_type = 'SELECT' and exists (
                   select 1 from pg_policy p where p.polrelid = t.oid and p.polname = 'across')) is not true
                 and not t.partition
              """,
          """
          select distinct 'the schema ' || n.nspname || ': ' || coalesce(r.rolname, 'everybody') || ' has the right to ' || case g.privilege_type when 'USAGE' then 'use it' else 'create in it' end
            from pg_namespace n cross join aclexplode(n.nspacl) g left join pg_roles r on r.oid = g.grantee
           where (n.nspname = 'shared' or n.nspname like 'ws\\_%') and g.grantee <> n.nspowner
             and (r.rolname in ('$service_app', '$service_across') and g.privilege_type = 'USAGE') is not true
          """,
          """
          select 'the view ' || c.oid::regclass || ' is no window on the table of its name in "shared"' from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
           where c.relkind = 'v' and n.nspname like 'ws\\_%' and exists (select 1 from pg_class b where b.relnamespace = n.oid and b.relname = 'behind_' || c.relname)
             and (not coalesce(c.reloptions::text like '%security_invoker=true%', false) or not exists (
               select 1 from pg_depend d join pg_rewrite w on w.oid = d.objid and w.ev_class = c.oid
                 join pg_class s on s.oid = d.refobjid
                where s.relname = c.relname and s.relnamespace = 'shared'::regnamespace))
          """,
          """
          select 'the schema ' || p.schema || ' lacks ' || s.relname || coalesce('.' || missing.attname, '') from service.placements p
            join pg_class s on s.relnamespace = 'shared'::regnamespace and s.relkind in ('r', 'p', 'v') and s.relname <> 'schema_history'
             and not s.relispartition
            join pg_attribute missing on missing.attrelid = s.oid and missing.attnum > 0 and not missing.attisdropped
           where not exists (
             select 1 from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = missing.attname and a.atttypid = missing.atttypid
              where c.relname = s.relname and c.relnamespace = p.schema::regnamespace)
          """,
          """
          select 'the view ' || c.oid::regclass || ' does not run as its caller (security_invoker)' from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
           where c.relkind = 'v' and (n.nspname in ('shared', 'service') or n.nspname like 'ws\\_%')
             and not coalesce(c.reloptions::text like '%security_invoker=true%', false)
          """,
          // One that runs as its owner sees what the owner sees: all rows. Whose tables it means
          // must
          // not be its caller's choice.
          """
          select 'the function ' || p.oid::regprocedure || ' runs as its owner without a search path of its own' from pg_proc p
            join pg_namespace n on n.oid = p.pronamespace
           where p.prosecdef and (n.nspname in ('shared', 'service') or n.nspname like 'ws\\_%')
             and not coalesce(p.proconfig::text like '%search_path=%', false)
          """,
          """
          select 'the role ' || rolname || ' may bypass row-level security' from pg_roles
           where rolname like '$service\\_%' and (rolbypassrls or rolsuper)
          """,
          """
          select 'the app role may read or change the outbox' from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'service' and (c.relname = 'outbox' or c.relispartition)
             and (has_any_column_privilege('$service_app', c.oid, 'select,update') or has_table_privilege('$service_app', c.oid, 'delete'))
          """);
}
