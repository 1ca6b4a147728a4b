package dev.sinew.demo.bank;

import java.util.List;
import java.util.Map;

/** What everybody may know: branches, products, rates. */
final class CatalogueDesk {
    private static final List<Map<String, Object>> BRANCHES = List.of(
            branch(1, "Old Quay", "Port Ellis", "1 Quay Street"),
            branch(2, "Market Hall", "Port Ellis", "48 Market Square"),
            branch(3, "Lighthouse", "Northhaven", "3 Beacon Road"),
            branch(4, "University", "Northhaven", "220 College Avenue"),
            branch(5, "Mill Bridge", "Oakford", "17 Bridge Lane"));
    private static final List<Map<String, Object>> PRODUCTS = List.of(
            product("everyday", "Everyday account", "0.00", "0.10"),
            product("saver", "Saver", "0.00", "2.35"),
            product("premium", "Premium account", "12.00", "0.50"));
    private static final List<Map<String, Object>> RATES =
            List.of(rate("EUR", "1.1520"), rate("USD", "1.2714"), rate("CHF", "1.1263"), rate("SEK", "13.2480"));

    private CatalogueDesk() {}

    private static Map<String, Object> branch(int id, String name, String city, String address) {
        return Face.of("branchId", id, "name", name, "city", city, "address", address);
    }

    private static Map<String, Object> product(String code, String name, String fee, String interest) {
        return Face.of("productCode", code, "name", name, "monthlyFee", fee, "interestRate", interest);
    }

    private static Map<String, Object> rate(String currency, String rate) {
        return Face.of("currency", currency, "base", "GBP", "rate", rate);
    }

    static List<Route> routes() {
        return List.of(
                Route.get("/health", "Whether the bank is there", call -> Answer.ok(Face.of("status", "up")))
                        .by(Needs.NOTHING)
                        .answering("status:string!"),
                Route.get("/v2/branches", "All branches, or those of a city", CatalogueDesk::branches)
                        .by(Needs.NOTHING)
                        .asking("city:string")
                        .answering("branches:[Branch]!"),
                Route.get(
                                "/v2/branches/{branchId}",
                                "One branch",
                                call -> one(BRANCHES, "branchId", call.number("branchId")))
                        .by(Needs.NOTHING)
                        .answering("Branch"),
                Route.get("/v2/products", "What accounts there are", call -> Answer.ok(Face.of("products", PRODUCTS)))
                        .by(Needs.NOTHING)
                        .answering("products:[Product]!"),
                Route.get(
                                "/v2/products/{productCode}",
                                "One product",
                                call -> one(PRODUCTS, "productCode", call.path("productCode")))
                        .by(Needs.NOTHING)
                        .answering("Product"),
                Route.get("/v2/rates", "Exchange rates", call -> Answer.ok(Face.of("rates", RATES)))
                        .by(Needs.NOTHING)
                        .answering("rates:[Rate]!"),
                Route.get(
                                "/v2/rates/{currency}",
                                "One exchange rate",
                                call -> one(RATES, "currency", call.path("currency")))
                        .by(Needs.NOTHING)
                        .answering("Rate"));
    }

    private static Answer branches(Call call) {
        String city = call.query("city").orElse("");
        return Answer.ok(Face.of(
                "branches",
                BRANCHES.stream()
                        .filter(branch -> city.isEmpty() || city.equals(branch.get("city")))
                        .toList()));
    }

    private static Answer one(List<Map<String, Object>> all, String key, Object id) {
        return all.stream()
                .filter(each -> id.equals(each.get(key)))
                .findFirst()
                .map(Answer::ok)
                .orElseThrow(Refused::missing);
    }
}
