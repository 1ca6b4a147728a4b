package dev.sinew.demo.bank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How bodies look, for the description. A shape is a line of members, {@code name:type}, with {@code !} where one is always there;
 * a type is a word of JSON Schema, {@code uuid}, {@code date-time}, the name of a shape, or one of these in brackets for a list.
 */
final class Shapes {
    static final Map<String, String> NAMED = named();

    private Shapes() {}

    private static Map<String, String> named() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Error", "error:ErrorText!");
        all.put("ErrorText", "code:string! message:string!");
        all.put("Branch", "branchId:integer! name:string! city:string! address:string!");
        all.put("Product", "productCode:string! name:string! monthlyFee:string! interestRate:string!");
        all.put("Rate", "currency:string! base:string! rate:string!");
        all.put(
                "Customer",
                "customerId:uuid! username:string! name:string! email:string! phone:string! address:string!"
                        + " role:string! customerSince:date-time!");
        all.put("CustomerLine", "customerId:uuid! username:string! name:string! email:string! role:string!");
        all.put(
                "Account",
                "accountId:integer! iban:string! name:string! currency:string! balance:number! status:string!"
                        + " joint:boolean! opened:date-time!");
        all.put("Holder", "customerId:uuid! name:string!");
        all.put(
                "Transaction",
                "transactionId:integer! bookedAt:date-time! amount:number! balanceAfter:number! counterparty:string!"
                        + " reference:string!");
        all.put(
                "Statement",
                "month:string! accountId:integer! iban:string! openingBalance:number! closingBalance:number!"
                        + " bookings:integer!");
        all.put(
                "Card",
                "cardId:string! accountId:integer! label:string! maskedNumber:string! dailyLimit:number!"
                        + " pinChanges:integer! pinChangedAt:date-time");
        all.put(
                "Transfer",
                "transferId:uuid! fromAccountId:integer! toIban:string! amount:number! currency:string!"
                        + " reference:string! status:string! executedAt:date-time!");
        all.put("Beneficiary", "beneficiaryId:integer! name:string! iban:string! createdAt:date-time!");
        all.put("Message", "messageId:uuid! subject:string! text:string! sentAt:date-time!");
        all.put("Webhook", "webhookId:integer! url:string! event:string! createdAt:date-time!");
        all.put(
                "Consent",
                "consentId:string! client:string! status:string! permissions:[string]! accountIds:[integer]!"
                        + " createdAt:date-time!");
        return all;
    }

    /** The JSON Schema of a named shape, as a reference, or of a line of members. */
    static Map<String, Object> schema(String shape) {
        return NAMED.containsKey(shape) ? type(shape) : object(shape);
    }

    private static Map<String, Object> object(String members) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Member member : members(members)) {
            properties.put(member.name(), type(member.type()));
            if (member.always()) {
                required.add(member.name());
            }
        }
        Map<String, Object> schema = Face.of("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    static Map<String, Object> type(String type) {
        if (type.startsWith("[")) {
            return Face.of("type", "array", "items", type(type.substring(1, type.length() - 1)));
        }
        if (NAMED.containsKey(type)) {
            return Face.of("$ref", "#/components/schemas/" + type);
        }
        return type.equals("uuid") || type.equals("date-time")
                ? Face.of("type", "string", "format", type)
                : Face.of("type", type);
    }

    /** One member of a shape. */
    record Member(String name, String type, boolean always) {}

    static List<Member> members(String shape) {
        List<Member> all = new ArrayList<>();
        for (String word : shape.split(" ", -1)) {
            int colon = word.indexOf(':');
            if (colon > 0) {
                boolean always = word.endsWith("!");
                all.add(new Member(
                        word.substring(0, colon),
                        word.substring(colon + 1, always ? word.length() - 1 : word.length()),
                        always));
            }
        }
        return all;
    }
}
