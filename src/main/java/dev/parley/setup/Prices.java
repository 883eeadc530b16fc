package dev.parley.setup;

import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What text messages cost, as the provider's price list says; nothing is known until somebody sets it.
///
/// @param currency by ISO 4217, such as `USD`; "" as long as no price is set
/// @param perSegment what each segment costs that is sent, where no country says otherwise
/// @param perReply what each message costs that comes in
/// @param countries other prices for a segment
public record Prices(String currency, BigDecimal perSegment, BigDecimal perReply, List<Country> countries) {
    /// No price is set.
    public static final Prices UNKNOWN = new Prices("", BigDecimal.ZERO, BigDecimal.ZERO, List.of());

    private static final int COUNTRIES = 250;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000);
    private static final int DIGITS = 6;

    /// The price of a segment to numbers of a country.
    ///
    /// @param country by ISO 3166, such as `DE`
    public record Country(String country, BigDecimal perSegment) {}

    public Prices {
        countries = List.copyOf(countries);
    }

    /// Reads `{currency, perSegment, perReply, countries: [{country, perSegment}]}`.
    public static Prices read(Value given, List<Fault> faults) {
        Parts parts = Parts.of(given, faults);
        String currency = parts.text("currency", 3);
        if (!currency.isEmpty() && !currency.matches("[A-Z]{3}")) {
            parts.fault("currency", "is three capital letters such as USD");
        }
        BigDecimal perSegment = price(parts, "perSegment");
        BigDecimal perReply = price(parts, "perReply");
        List<Country> countries = new ArrayList<>();
        for (Parts one : parts.objects("countries")) {
            countries.add(country(one, countries));
        }
        if (countries.size() > COUNTRIES) {
            parts.fault("countries", "names at most " + COUNTRIES + " countries");
        }
        boolean hasPrice = perSegment.signum() > 0 || perReply.signum() > 0 || !countries.isEmpty();
        if (currency.isEmpty() && hasPrice) {
            parts.fault("currency", "must be given with a price: three capital letters such as USD");
        }
        parts.nothingElse();
        return new Prices(currency, perSegment, perReply, countries);
    }

    private static Country country(Parts parts, List<Country> before) {
        String name = parts.needed("country", 2);
        if (!name.isEmpty() && !name.matches("[A-Z]{2}")) {
            parts.fault("country", "is two capital letters such as DE");
        }
        if (before.stream().anyMatch(one -> one.country().equals(name))) {
            parts.fault("country", "stands there twice");
        }
        BigDecimal price = price(parts, "perSegment");
        parts.nothingElse();
        return new Country(name, price);
    }

    private static BigDecimal price(Parts parts, String name) {
        Optional<BigDecimal> given = parts.number(name);
        boolean isPrice = given.filter(price -> price.signum() >= 0
                        && price.compareTo(MOST) <= 0
                        && price.stripTrailingZeros().scale() <= DIGITS)
                .isPresent();
        if (given.isPresent() && !isPrice) {
            parts.fault(name, "is a price from 0 to " + MOST + " with at most " + DIGITS + " digits behind the point");
        }
        return given.filter(price -> isPrice).orElse(BigDecimal.ZERO);
    }

    /// As it is stored, and as the API shows it.
    public Value.Fields fields() {
        return Value.Fields.NONE
                .with("currency", Value.of(currency))
                .with("perSegment", new Value.Numeric(perSegment))
                .with("perReply", new Value.Numeric(perReply))
                .with(
                        "countries",
                        new Value.Many(countries.stream()
                                .<Value>map(one -> Value.Fields.NONE
                                        .with("country", Value.of(one.country()))
                                        .with("perSegment", new Value.Numeric(one.perSegment())))
                                .toList()));
    }
}
