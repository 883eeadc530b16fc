package dev.parley.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads one form. One thread, once.
final class FormReader {
    private final byte[] body;
    private final byte[] decoded;
    private String fault = "";

    FormReader(byte[] body) {
        this.body = body;
        this.decoded = new byte[body.length];
    }

    Form read() {
        List<Form.Field> fields = new ArrayList<>(32);
        int end;
        for (int start = 0; start < body.length && fault.isEmpty(); start = end + 1) {
            end = find('&', start, body.length);
            if (end > start) {
                fields.add(field(start, end));
            }
            if (fields.size() > Form.MAX_FIELDS) {
                report("more than " + Form.MAX_FIELDS + " fields");
            }
        }
        return fault.isEmpty() ? new Form.Fields(fields) : new Form.Unreadable(fault);
    }

    private Form.Field field(int start, int end) {
        int equals = find('=', start, end);
        if (equals == end) {
            report("a field without = at byte " + start);
            return new Form.Field("", "");
        }
        return new Form.Field(text(start, equals), text(equals + 1, end));
    }

    /// Where the byte stands in a part of the body, or the part's end.
    private int find(char wanted, int start, int end) {
        int at = start;
        while (at < end && body[at] != wanted) {
            at++;
        }
        return at;
    }

    private String text(int start, int end) {
        int length = 0;
        int bits = 0;
        for (int at = start; at < end; at++) {
            int value = body[at];
            if (value == '+') {
                value = ' ';
            } else if (value == '%') {
                value = escaped(at, end);
                at += 2;
            }
            bits |= value;
            decoded[length++] = (byte) value;
        }
        String text = new String(decoded, 0, length, UTF_8);
        if ((bits & 0x80) != 0 && !isExact(text, length)) {
            report("no UTF-8 in the field at byte " + start);
        }
        return text;
    }

    /// The byte that the two hexadecimal digits after a percent sign stand for.
    private int escaped(int percent, int end) {
        int high = percent + 2 < end ? Character.digit(body[percent + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(body[percent + 2], 16);
        if (low < 0) {
            report("an incomplete percent-escape at byte " + percent);
            return 0;
        }
        return high * 16 + low;
    }

    /// The first fault is the one to mend.
    private void report(String found) {
        if (fault.isEmpty()) {
            fault = found;
        }
    }

    /// Malformed bytes were read as a replacement character, which is written with other bytes.
    private boolean isExact(String text, int length) {
        byte[] again = text.getBytes(UTF_8);
        return Arrays.equals(again, 0, again.length, decoded, 0, length);
    }
}
