/** Invented people have these names; they are common enough to belong to nobody. */
export const givenNames = (
	'Adele Agnes Alan Alma Amir Anita Anton Arun Bea Bianca Bruno Carla Cem Clara Dario Deniz Diana Edgar Elena Elif ' +
	'Emil Enzo Esther Fatima Felix Flora Frank Gina Grace Hanna Hugo Ida Ines Irene Ivan Jana Jonas Julia Karim Katja ' +
	'Kenji Lars Laura Leo Lidia Luca Maja Marco Mei Milan Mina Nadia Nils Nora Olga Omar Otto Paula Pavel Petra Priya ' +
	'Rafael Rosa Ruth Samir Sara Silas Sofia Stefan Tara Theo Tomas Vera Viktor Wanda Yara Yusuf Zora'
).split(' ');

export const familyNames = (
	'Abel Acker Adler Amsel Arnaud Bach Baran Bauer Becker Bellini Berg Bianchi Blake Bloom Brandt Brook Burke Carlsen ' +
	'Castro Chen Conti Costa Dahl Demir Dorn Duarte Ebert Ekberg Engel Farkas Fischer Fontana Frost Garcia Gomez Graf ' +
	'Haas Hale Hartmann Hoffer Holm Horvat Iversen Jansen Jung Kahn Kaya Keller Kim Klein Kovac Kraus Lambert Lang ' +
	'Lehmann Lind Lopez Lund Maier Marsh Martin Meyer Mori Nagel Nowak Olsen Ortega Patel Pereira Petrov Popov Quinn ' +
	'Rauch Reyes Ricci Rossi Sato Schulz Silva Singh Sommer Stone Suzuki Tanaka Thorn Unger Vargas Vogel Wagner Walsh ' +
	'Weber Winter Wolf Young Zeller'
).split(' ');

export type Department = {readonly name: string; readonly titles: readonly string[]};

export const departments: readonly Department[] = [
	{name: 'IT', titles: ['Cloud Engineer', 'Systems Administrator', 'Service Desk Analyst', 'Security Engineer']},
	{name: 'Sales', titles: ['Account Manager', 'Sales Representative', 'Presales Consultant']},
	{name: 'Finance', titles: ['Accountant', 'Controller', 'Payroll Specialist']},
	{name: 'Human Resources', titles: ['Recruiter', 'People Partner']},
	{name: 'Operations', titles: ['Operations Planner', 'Logistics Coordinator', 'Site Technician']},
	{name: 'Engineering', titles: ['Software Engineer', 'Test Engineer', 'Product Designer', 'Data Engineer']},
	{name: 'Legal', titles: ['Counsel', 'Compliance Officer']},
	{name: 'Marketing', titles: ['Campaign Manager', 'Content Editor', 'Market Analyst']},
];

export const offices: ReadonlyArray<{readonly office: string; readonly city: string; readonly country: string}> = [
	{office: 'Berlin 2/114', city: 'Berlin', country: 'Germany'},
	{office: 'Hamburg 1/020', city: 'Hamburg', country: 'Germany'},
	{office: 'Porto 3/301', city: 'Porto', country: 'Portugal'},
	{office: 'Leeds 1/108', city: 'Leeds', country: 'United Kingdom'},
];
