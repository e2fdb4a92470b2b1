-- The state that holds a place, what sort of place it is, and how the text tells it.
DROP VIEW v_events;
CREATE VIEW v_events AS
SELECT e.id AS event, e.document, d.name AS document_name, e.kind,
       e.record ->> '$.mode' AS mode,
       (SELECT group_concat(value ->> '$.country', '+') FROM json_each(e.record, '$.actors')) AS actors,
       (SELECT group_concat(value ->> '$.country', '+') FROM json_each(e.record, '$.recipients')) AS recipients,
       e.earliest, e.latest,
       e.record ->> '$.when.grain' AS grain,
       e.record ->> '$.when.basis' AS basis,
       e.record ->> '$.place.name' AS place,
       e.record ->> '$.place.kind' AS place_kind,
       e.record ->> '$.place.country' AS place_country,
       e.record ->> '$.place.basis' AS place_basis,
       e.standing,
       e.record ->> '$.score' AS score
FROM events e JOIN documents d ON d.id = e.document;

DROP VIEW v_incidents;
CREATE VIEW v_incidents AS
SELECT i.id AS incident,
       i.record ->> '$.kind' AS kind,
       i.record ->> '$.mode' AS mode,
       (SELECT group_concat(value, '+') FROM json_each(i.record, '$.actors')) AS actors,
       (SELECT group_concat(value, '+') FROM json_each(i.record, '$.recipients')) AS recipients,
       i.record ->> '$.when.earliest' AS earliest,
       i.record ->> '$.when.latest' AS latest,
       i.record ->> '$.when.grain' AS grain,
       i.record ->> '$.place.name' AS place,
       i.record ->> '$.place.kind' AS place_kind,
       i.record ->> '$.place.country' AS place_country,
       i.record ->> '$.place.basis' AS place_basis,
       i.record ->> '$.standing' AS standing,
       json_array_length(i.record, '$.sources') AS independent_sources,
       json_array_length(i.record, '$.events') AS events,
       i.record ->> '$.score' AS score
FROM incidents i;
