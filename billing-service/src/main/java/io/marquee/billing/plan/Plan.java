package io.marquee.billing.plan;

import java.math.BigDecimal;

/**
 * A version of a plan. A version never changes: a new price or limit is a new version, and who
 * subscribed keeps the old one.
 *
 * @param code what it is called in the API, such as {@code team}
 * @param version counts from 1
 * @param name name to show
 * @param monthlyPriceUsd price of a month in US dollars
 * @param annualPriceUsd price of a year in US dollars
 * @param creditsIncluded credits of a calendar month (UTC); a hard limit
 * @param filmsIncluded films of a calendar month; a soft limit
 * @param renderSecondsIncluded rendered seconds of a calendar month, all variants; a soft limit
 * @param storageGb storage in GB (10^9 bytes)
 * @param seats members
 */
public record Plan(
    String code,
    int version,
    String name,
    BigDecimal monthlyPriceUsd,
    BigDecimal annualPriceUsd,
    long creditsIncluded,
    long filmsIncluded,
    long renderSecondsIncluded,
    long storageGb,
    int seats) {}
