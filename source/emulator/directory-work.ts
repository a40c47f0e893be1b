import {type Item, instant} from './directory-item.ts';
import type {User} from './directory-people.ts';
import {createRandom} from './random.ts';

const day = 86_400_000;
const subjects = [
	'Minutes of Monday',
	'Invoice 2041',
	'Please review: access request',
	'Lunch on Thursday?',
	'Your weekly digest',
	'Change window this weekend',
	'New laptop has arrived',
	'Draft of the contract',
];
const fileNames = ['Budget.xlsx', 'Roadmap.pptx', 'Notes.docx', 'Photos', 'Inventory.csv', 'Contracts'];

/** What belongs to one user: mail, calendar, files, chats. Made when asked for; the same again each time. */
export type UserWork = {
	/** By the path behind `/me` or `/users/{id}`, in lower case. */
	readonly collections: ReadonlyMap<string, readonly Item[]>;
	readonly singles: ReadonlyMap<string, Item>;
};

export function createWork(seed: string, user: User, colleagues: readonly User[], now: number): UserWork {
	const random = createRandom(`${seed}/work/${user.id}`);
	const address = ({displayName, mail}: User) => ({emailAddress: {name: displayName, address: mail}});
	const rows = (count: number, make: (index: number) => Item): readonly Item[] =>
		Array.from({length: count}, (_, index) => make(index));
	const drive: Item = {
		id: `b!${random.text(40)}`,
		driveType: 'business',
		name: 'OneDrive',
		owner: {user: {id: user.id, displayName: user.displayName, email: user.mail}},
		quota: {total: 1_099_511_627_776, used: 4_000_000_000 + random.integer(900_000_000), state: 'normal'},
	};
	return {
		collections: new Map<string, readonly Item[]>([
			[
				'messages',
				rows(36, index => ({
					id: `AAMkA${random.text(60)}=`,
					subject: random.pick(subjects),
					receivedDateTime: instant(now - index * 7_400_000),
					isRead: index > 4,
					hasAttachments: random.integer(5) === 0,
					importance: 'normal',
					from: address(random.pick(colleagues)),
					toRecipients: [address(user)],
				})),
			],
			[
				'mailfolders',
				['Inbox', 'Drafts', 'Sent Items', 'Deleted Items', 'Archive', 'Junk Email'].map(displayName => ({
					id: `AAMkA${random.text(40)}=`,
					displayName,
					childFolderCount: 0,
					unreadItemCount: random.integer(9),
					totalItemCount: random.integer(400),
					isHidden: false,
				})),
			],
			[
				'events',
				rows(9, index => ({
					id: `AAMkA${random.text(52)}=`,
					subject: random.pick(['Stand-up', 'Budget round', 'One to one', 'Release meeting']),
					start: {dateTime: `${instant(now + index * day).slice(0, 10)}T09:00:00.0000000`, timeZone: 'UTC'},
					end: {dateTime: `${instant(now + index * day).slice(0, 10)}T09:30:00.0000000`, timeZone: 'UTC'},
					organizer: address(random.pick(colleagues)),
				})),
			],
			[
				'contacts',
				rows(7, () => {
					const {displayName, givenName, surname} = random.pick(colleagues);
					return {id: `AAMkA${random.text(44)}=`, displayName, givenName, surname, emailAddresses: []};
				}),
			],
			[
				'drive/root/children',
				fileNames.map(name => ({
					id: `01${random.text(32, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
					name,
					size: random.integer(4_000_000),
					lastModifiedDateTime: instant(now - random.integer(90 * day)),
					...(name.includes('.') ? {file: {mimeType: 'application/octet-stream'}} : {folder: {childCount: 3}}),
				})),
			],
			[
				'chats',
				rows(8, index => ({
					id: `19:${random.guid()}_${random.guid()}@unq.gbl.spaces`,
					topic: null,
					chatType: 'oneOnOne',
					createdDateTime: instant(now - (index + 3) * 9 * day),
				})),
			],
			[
				'todo/lists',
				['Tasks', 'Onboarding', 'Migration'].map((displayName, index) => ({
					id: `AQMkA${random.text(40)}=`,
					displayName,
					isOwner: true,
					isShared: false,
					wellknownListName: index === 0 ? 'defaultList' : 'none',
				})),
			],
			[
				'authentication/methods',
				[
					{
						'@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
						id: '28c10230-6103-485e-b985-444c60001490',
						createdDateTime: instant(now - 200 * day),
					},
					{
						'@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
						id: random.guid(),
						displayName: 'Phone',
						phoneAppVersion: '6.2411.7',
					},
				],
			],
			['licensedetails', [{id: random.text(43), skuId: random.guid(), skuPartNumber: 'SPE_E3', servicePlans: []}]],
		]),
		singles: new Map<string, Item>([
			['drive', drive],
			['presence', {id: user.id, availability: 'Available', activity: 'Available', outOfOfficeSettings: null}],
		]),
	};
}
