"""The API of people, countries, organizations, offices and events, and what every resource of the site's API is made of."""
