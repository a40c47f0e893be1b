/** To be imported before Ink: chalk looks at the environment once, and every kind of colour is to be painted. */
process.env['FORCE_COLOR'] = '3';
