// The two policies written into a program by hand: what one core could do if nothing were data.
//
//     ceiling voucher|wage_tax RECORDS.csv OUTCOMES.csv
//
// It believes its input: these very columns, no quotes, two decimals everywhere, a line feed after each
// line, no negative amount. It checks nothing and explains nothing, so it is a bound, not an example.
// Amounts are int64 cents; a product with a percentage is in hundredths of a cent.

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 20, LONGEST_LINE = 512 };

static char block[BLOCK + LONGEST_LINE];
static char pairs[200];  // "00", "01" … "99"

typedef struct {
    const char *at;
} Reader;

typedef struct {
    char *at;
    int file;
} Writer;

static void stop(const char *what) {
    perror(what);
    exit(1);
}

// Reading

static const char *text(Reader *in) {  // where a cell begins; the reader moves behind its comma
    const char *begin = in->at;
    while (*in->at != ',') in->at++;
    in->at++;
    return begin;
}

static bool flag(Reader *in) {
    bool yes = *in->at == 't';
    in->at += yes ? sizeof "true" : sizeof "false";  // the comma counts as the final zero does
    return yes;
}

static int64_t cents(Reader *in) {
    int64_t whole = 0;
    for (; *in->at != '.'; in->at++) whole = whole * 10 + (*in->at - '0');
    int64_t part = (in->at[1] - '0') * 10 + (in->at[2] - '0');
    in->at += 4;
    return whole * 100 + part;
}

static int day(Reader *in) {  // 2019-01-10 is 20190110: days in order, not days apart
    static const int places[8] = {0, 1, 2, 3, 5, 6, 8, 9};
    int number = 0;
    for (int i = 0; i < 8; i++) number = number * 10 + (in->at[places[i]] - '0');
    in->at += 11;
    return number;
}

// Writing

static void put_pair(char *to, int64_t number) {
    memcpy(to, pairs + 2 * number, 2);
}

static void put_text(Writer *out, const char *from, size_t length) {
    memcpy(out->at, from, length);
    out->at += length;
}

static void put_cents(Writer *out, int64_t amount, char then) {
    int64_t whole = amount / 100;
    int digits = 1;
    for (int64_t rest = whole; rest >= 10; rest /= 10) digits++;
    char *end = out->at + digits;
    int64_t rest = whole;
    char *to = end;
    for (; rest >= 100; rest /= 100) put_pair(to -= 2, rest % 100);
    if (rest >= 10) put_pair(to - 2, rest);
    else to[-1] = (char)('0' + rest);
    end[0] = '.';
    put_pair(end + 1, amount % 100);
    end[3] = then;
    out->at = end + 4;
}

static void put_block(Writer *out) {
    for (const char *from = block; from < out->at;) {
        ssize_t count = write(out->file, from, (size_t)(out->at - from));
        if (count <= 0) stop("write");
        from += count;
    }
    out->at = block;
}

// The policies: one record in, one line out

static int64_t half_even(int64_t hundredths) {
    int64_t whole = hundredths / 100, rest = hundredths % 100;
    return whole + (rest > 50 || (rest == 50 && whole % 2 == 1));
}

static void voucher(Reader *in, Writer *out) {
    const char *id = text(in);
    put_text(out, id, (size_t)(in->at - id));
    text(in);
    bool good = true;
    for (int i = 0; i < 4; i++) good &= flag(in);
    for (int i = 0; i < 2; i++) good &= !flag(in);
    bool infrastructure = *text(in) == 'i';
    int64_t contract = cents(in), granted = cents(in);
    int date = day(in);

    bool eligible = good & (date >= 20180917) & (date <= 20201231);
    int64_t uncapped = contract * (infrastructure ? 15 : 30);
    int64_t remaining = granted < 5000000 ? 5000000 - granted : 0;
    int64_t most = uncapped < remaining * 100 ? uncapped : remaining * 100;
    int64_t subsidy = eligible ? half_even(most) : 0;
    int64_t city = (subsidy + 1) / 2;

    if (eligible) put_text(out, "true,", 5);
    else put_text(out, "false,", 6);
    put_text(out, infrastructure ? "0.15," : "0.30,", 5);
    put_cents(out, uncapped / 100, 0);
    put_pair(out->at - 1, uncapped % 100);
    out->at[1] = ',';
    out->at += 2;
    put_cents(out, remaining, ',');
    put_cents(out, subsidy, ',');
    put_cents(out, city, ',');
    put_cents(out, subsidy - city, '\n');
}

static void wage_tax(Reader *in, Writer *out) {
    static const struct { int64_t upto, percent, less; } table[] = {  // less: the quick deduction, in cents
        {300000, 3, 0}, {1200000, 10, 21000}, {2500000, 20, 141000}, {3500000, 25, 266000},
        {5500000, 30, 441000}, {8000000, 35, 716000}, {INT64_MAX, 45, 1516000}};
    const char *id = text(in);
    put_text(out, id, (size_t)(in->at - id));
    int64_t wage = cents(in), insurance = cents(in), special = cents(in);

    int64_t above = wage - insurance - special - 500000;
    int64_t taxable = above > 0 ? above : 0;
    int row = 0;
    while (taxable > table[row].upto) row++;
    int64_t tax = (taxable * table[row].percent - table[row].less * 100 + 50) / 100;

    put_cents(out, taxable, ',');
    put_cents(out, tax, ',');
    put_cents(out, wage - insurance - tax, '\n');
}

static const char VOUCHER[] = "application_id,eligible,rate,uncapped,remaining,"
                              "subsidy,city_share,district_share\n";
static const char WAGE_TAX[] = "case_id,taxable,tax,net\n";

int main(int count, char **arguments) {
    if (count != 4) return fputs("usage: ceiling voucher|wage_tax RECORDS.csv OUTCOMES.csv\n", stderr), 2;
    for (int i = 0; i < 100; i++) {
        pairs[2 * i] = (char)('0' + i / 10);
        pairs[2 * i + 1] = (char)('0' + i % 10);
    }
    bool is_voucher = strcmp(arguments[1], "voucher") == 0;

    int file = open(arguments[2], O_RDONLY);
    struct stat about;
    if (file < 0 || fstat(file, &about)) stop(arguments[2]);
    size_t size = (size_t)about.st_size;
    const char *begin = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    if (begin == MAP_FAILED) stop("mmap");

    Writer out = {block, open(arguments[3], O_WRONLY | O_CREAT | O_TRUNC, 0644)};
    if (out.file < 0) stop(arguments[3]);
    if (is_voucher) put_text(&out, VOUCHER, sizeof VOUCHER - 1);
    else put_text(&out, WAGE_TAX, sizeof WAGE_TAX - 1);

    Reader in = {(const char *)memchr(begin, '\n', size) + 1};
    while (in.at < begin + size) {
        if (is_voucher) voucher(&in, &out);
        else wage_tax(&in, &out);
        if (out.at >= block + BLOCK) put_block(&out);
    }
    put_block(&out);
    return close(out.file) ? 1 : 0;
}
