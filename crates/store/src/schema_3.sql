-- Which reader found an event, how likely its fields are right, and how the text tells its parties.
DROP VIEW v_events;
CREATE VIEW v_events AS
SELECT e.id AS event, e.document, d.name AS document_name, e.kind,
       e.record ->> '$.mode' AS mode,
       (SELECT group_concat(value ->> '$.country', '+') FROM json_each(e.record, '$.actors')) AS actors,
       (SELECT group_concat(value ->> '$.basis', '+') FROM json_each(e.record, '$.actors')) AS actor_bases,
       (SELECT min(value ->> '$.confidence') FROM json_each(e.record, '$.actors')) AS actor_confidence,
       (SELECT group_concat(value ->> '$.country', '+') FROM json_each(e.record, '$.recipients')) AS recipients,
       (SELECT group_concat(value ->> '$.basis', '+') FROM json_each(e.record, '$.recipients')) AS recipient_bases,
       (SELECT min(value ->> '$.confidence') FROM json_each(e.record, '$.recipients')) AS recipient_confidence,
       e.earliest, e.latest,
       e.record ->> '$.when.grain' AS grain,
       e.record ->> '$.when.basis' AS basis,
       e.record ->> '$.place.name' AS place,
       e.record ->> '$.place.kind' AS place_kind,
       e.record ->> '$.place.country' AS place_country,
       e.record ->> '$.place.basis' AS place_basis,
       e.standing,
       e.record ->> '$.standing_confidence' AS standing_confidence,
       e.record ->> '$.confidence' AS confidence,
       e.record ->> '$.score' AS score
FROM events e JOIN documents d ON d.id = e.document;

DROP VIEW v_evidence;
CREATE VIEW v_evidence AS
SELECT e.id AS event, i.incident, e.document, d.name AS document_name,
       s.text AS sentence,
       (e.record ->> '$.evidence.sentence.start') AS sentence_start,
       (e.record ->> '$.evidence.sentence.end') AS sentence_end,
       (e.record ->> '$.evidence.trigger.start') AS trigger_start,
       (e.record ->> '$.evidence.trigger.end') AS trigger_end,
       coalesce(e.record ->> '$.evidence.reader', e.record ->> '$.evidence.pattern') AS reader
FROM events e
JOIN documents d ON d.id = e.document
LEFT JOIN incident_events i ON i.event = e.id
LEFT JOIN sentences s ON s.document = e.document AND s.start = (e.record ->> '$.evidence.sentence.start');
