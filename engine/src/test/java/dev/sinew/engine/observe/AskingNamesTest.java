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

    private static String call(String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{}}";
    }

    private static boolean asks(String body) {
        return Call.post("/rpc").json(body).observe().has(Trait.ONLY_ASKS);
    }
}
