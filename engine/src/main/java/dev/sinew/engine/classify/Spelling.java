package dev.sinew.engine.classify;

import java.text.Normalizer;

/** Names as they are typed where there are no accents: {@code contraseña} is {@code contrasena}, {@code straße} is {@code strasse}. */
final class Spelling {
    private Spelling() {}

    static String plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                String spread = name.replace("ß", "ss")
                        .replace("ø", "o")
                        .replace("Ø", "O")
                        .replace("ł", "l")
                        .replace("Ł", "L")
                        .replace("æ", "ae")
                        .replace("ı", "i");
                return Normalizer.normalize(spread, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            }
        }
        return name;
    }
}
