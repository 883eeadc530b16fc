package dev.parley.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTest {
    private static final Rights RIGHTS = Rights.of("""
            # METHOD PATH SCOPE ROLE
            GET  /a/{id}    things:read  viewer
            GET  /a/list    things:read  editor
            POST /a/{id}/b  things:write admin
            GET  /open      -            anybody
            """);

    @ParameterizedTest
    @CsvSource({"GET, /a/1, viewer", "HEAD, /a/1, viewer", "GET, /a/list, editor", "POST, /a/1/b, admin"})
    void a_plain_part_goes_before_an_open_one(String method, String path, String role) {
        assertThat(RIGHTS.of(method, path).flatMap(Right::least)).isEqualTo(Role.of(role));
    }

    @ParameterizedTest
    @CsvSource({"GET, /a", "GET, /a/1/b", "PUT, /a/1", "OPTIONS, /a/1", "GET, /a/1/", "GET, //a/1", "GET, ''"})
    void what_is_not_in_the_table_nobody_may(String method, String path) {
        assertThat(RIGHTS.of(method, path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a x:read", "GET /a x:read boss", "GET /a x:read viewer more"})
    void a_line_with_other_columns_is_refused(String line) {
        assertThatThrownBy(() -> Rights.of(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line);
    }

    @ParameterizedTest
    @CsvSource({
        "*, contacts:write, true",
        "*:read, contacts:read, true",
        "*:read, contacts:write, false",
        "contacts:read, contacts:read, true",
        "contacts:read, contacts:write, false",
        "contacts:write, contacts:read, true",
        "contacts:write, results:read, false",
        "contact, contacts:read, false"
    })
    void a_scope_covers_its_area_and_writing_includes_reading(String scope, String wanted, boolean covered) {
        assertThat(new Scopes(Set.of(scope)).cover(wanted)).isEqualTo(covered);
    }

    @Test
    void the_shipped_table_names_each_path_once_and_reads_without_changing() {
        assertThat(Rights.shipped().all())
                .extracting(right -> right.method() + " " + right.path().replaceAll("\\{\\w+}", "{}"))
                .doesNotHaveDuplicates();
        assertThat(Rights.shipped().all())
                .filteredOn(
                        right -> right.method().equals("GET") && right.least().isPresent())
                .allMatch(right -> right.scope().endsWith(":read"));
    }
}
