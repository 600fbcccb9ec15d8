/* Reads a calendar from standard input with libical and prints what breaks RFC
   5545 or, where there is a method, RFC 5546. Exit status 1: something does. */
#include <libical/ical.h>
#include <stdio.h>

static int faults(icalcomponent *c) {
  int n = 0;
  for (icalproperty *p = icalcomponent_get_first_property(c, ICAL_XLICERROR_PROPERTY); p;
       p = icalcomponent_get_next_property(c, ICAL_XLICERROR_PROPERTY)) {
    printf("%s\n", icalproperty_as_ical_string(p));
    n++;
  }
  for (icalcomponent *k = icalcomponent_get_first_component(c, ICAL_ANY_COMPONENT); k;
       k = icalcomponent_get_next_component(c, ICAL_ANY_COMPONENT))
    n += faults(k);
  return n;
}

int main(void) {
  static char text[1 << 20];
  text[fread(text, 1, sizeof text - 1, stdin)] = 0;
  icalcomponent *c = icalparser_parse_string(text);
  if (!c || icalcomponent_isa(c) != ICAL_VCALENDAR_COMPONENT) {
    printf("no calendar\n");
    return 1;
  }
  if (!icalrestriction_check(c)) printf("a restriction is broken\n");
  return faults(c) != 0 || !icalrestriction_check(c);
}
