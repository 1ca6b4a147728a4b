package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AskingNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"parcel.get", "getParcel", "parcels/search", "listParcels", "order_find", "tools.list"})
    void sayThatTheyOnlyAsk(String method) {
        assertThat(asks(call(method))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"parcel.redirect", "getOrCreate", "list", "account.balance", "mark_as_read", "widget.budget"})
    void sayThatThereIsMoreToItOrNothing(String method) {
        assertThat(asks(call(method))).isFalse();
    }

    @Test
    void aBatchAsksWhereAllOfItDoes() {
        assertThat(asks("[" + call("parcel.get") + "," + call("parcel.list") + "]"))
                .isTrue();
        assertThat(asks("[" + call("parcel.get") + "," + call("parcel.cancel") + "]"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts/getDetails",
                "/v1/orders/search",
                "/chat/messages/list",
                "/api/balance/view",
                "/statements/download",
                "/balance/inquiry",
                "/customers/find-by-phone",
                "/lookup"
            })
    void pathsSayThatTheyOnlyAsk(String path) {
        assertThat(Call.post(path)
                        .json("{\"accountId\":\"44102396\"}")
                        .observe()
                        .has(Trait.ONLY_ASKS))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders",
                "/orders/getOrCreate",
                "/products/5104/list",
                "/videos/5104/view",
                "/price-list",
                "/list",
                "/accounts/findAndUpdate"
            })
    void pathsSayThatThereIsMoreToItOrNothing(String path) {
        assertThat(Call.post(path)
                        .json("{\"accountId\":\"44102396\"}")
                        .observe()
                        .has(Trait.ONLY_ASKS))
                .isFalse();
    }

    @Test
    void noOtherMethodAsksByItsPath() {
        assertThat(Call.of("PUT", "/orders/search")
                        .json("{\"q\":\"x\"}")
                        .observe()
                        .has(Trait.ONLY_ASKS))
                .isFalse();
    }

    private static String call(String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{}}";
    }

    private static boolean asks(String body) {
        return Call.post("/rpc").json(body).observe().has(Trait.ONLY_ASKS);
    }
}
