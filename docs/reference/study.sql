-- How many people wrote about each theme in each month.
--
-- It reads a table `study` with the columns writer, month and theme, all text: a row for each theme of each entry. It runs as it
-- stands in DuckDB, PostgreSQL and Spark. A number under 10 people is not printed, and the others are rounded to the nearest 5.
SELECT theme, month, people + 2 - (people + 2) % 5 AS people_to_the_nearest_5
FROM (
    SELECT theme, month, COUNT(DISTINCT writer) AS people
    FROM study
    GROUP BY theme, month
) AS counted
WHERE people >= 10
ORDER BY theme, month;
