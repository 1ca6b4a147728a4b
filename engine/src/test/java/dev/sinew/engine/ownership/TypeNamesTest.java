package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeNamesTest {
    private final TypeNames names = new TypeNames();

    @ParameterizedTest
    @CsvSource({
        "/customers/{id}, 2, customer",
        "/get_customer_v1/{id}, 2, customer",
        "/getCustomerByName/{name}, 2, customer",
        "/check_balance/{account}, 2, balance",
        "/v2/{id}, 2, v2",
        "/create/{id}, 2, create",
        "/picture/delete/{id}, 3, picture",
        "/api/v1/delete/{id}, 4, delete",
        "/webhooks/trigger/{id}, 3, webhook",
        "/files/download/{id}, 3, file",
        "/music/track/{id}, 3, track",
        "/orders/{id}/cancel/{reason}, 4, cancel",
        "/users/{id}/credit-cards/{card}, 4, creditcard",
    })
    void aParameterIsWhatTheSegmentBeforeItIsAbout(String path, int index, String type) {
        assertThat(PathTypes.ofParameter(new Operation("api.example", "GET", path, ""), index))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "/credit-cards, [].card_id, creditcard",
        "/credit-cards, card_id, creditcard",
        "/credit-cards, data.card_id, creditcard",
        "/credit-cards, owner.card_id, card",
        "/credit-cards, [].order_id, order",
        "/cards, [].card_id, card",
        "/orders, [].card_id, card",
        "/functions/payInvoice, invoice_id, invoice",
        "/functions/trackOrder, order_no, order",
        "/pay-slips, slip_id, payslip",
        "/functions/moderateNote, id, note",
        "/payments, pid, pid",
        "/payments, recid, rec",
        "/payments, uuid, payment",
        "/payments, grid, grid",
    })
    void aFieldOfAnAnswerIsCalledInFull(String asked, String field, String type) {
        FieldPath path = FieldPath.root(Location.BODY);
        for (String name : field.split("\\.", -1)) {
            path = path.child(name);
        }
        Operation operation = new Operation("api.example", "GET", asked, "");
        assertThat(names.inFull(names.of(path, operation), path, operation)).isEqualTo(type);
    }
}
