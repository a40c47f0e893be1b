/**
 * Ids of Microsoft Graph's permissions (Microsoft's public list, 2026-08-20): the app role's for an app on its own, the
 * scope's for a signed-in user. Empty where the permission does not exist in that form.
 */
export const graphPermissionIds: ReadonlyMap<string, {readonly application: string; readonly delegated: string}> =
	new Map([
		['openid', {application: '', delegated: '37f7f235-527c-4136-accd-4a02d197296e'}],
		['profile', {application: '', delegated: '14dad69e-099b-42c9-810b-d002981feec1'}],
		['email', {application: '', delegated: '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0'}],
		['User.Read', {application: '', delegated: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d'}],
		[
			'User.ReadBasic.All',
			{application: '97235f07-e226-4f63-ace3-39588e11d3a1', delegated: 'b340eb25-3456-403f-be2f-af7a0d370277'},
		],
		[
			'User.Read.All',
			{application: 'df021288-bdef-4463-88db-98f22de89214', delegated: 'a154be20-db9c-4678-8ab7-66f6cc099a59'},
		],
		[
			'User.ReadWrite.All',
			{application: '741f803b-c850-494e-b5df-cde7c675a1ca', delegated: '204e0828-b5ca-4ad8-b9f3-f32a958e7cc4'},
		],
		[
			'Organization.Read.All',
			{application: '498476ce-e0fe-48b0-b801-37ba7e2685c6', delegated: '4908d5b9-3fb2-4b1e-9336-1888b7937185'},
		],
		[
			'Directory.Read.All',
			{application: '7ab1d382-f21e-4acd-a863-ba3e13f7da61', delegated: '06da0dbc-49e2-44d2-8312-53f166ab848a'},
		],
		[
			'Directory.ReadWrite.All',
			{application: '19dbc75e-c2e2-444c-a770-ec69d8559fc7', delegated: 'c5366453-9fb0-48a5-a156-24f0c49a4b84'},
		],
		[
			'Group.Read.All',
			{application: '5b567255-7703-4780-807c-7be8301ae99b', delegated: '5f8c59db-677d-491f-a6b8-5f174b11ec1d'},
		],
		[
			'GroupMember.Read.All',
			{application: '98830695-27a2-44f7-8c18-0c3ebc9698f6', delegated: 'bc024368-1153-4739-b217-4326f2e966d0'},
		],
		[
			'Application.Read.All',
			{application: '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30', delegated: 'c79f8feb-a9db-4090-85f9-90d820caa0eb'},
		],
		[
			'Application.ReadWrite.All',
			{application: '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9', delegated: 'bdfbf15f-ee85-4955-8675-146e8e5296b5'},
		],
		['Application.ReadWrite.OwnedBy', {application: '18a4783c-866b-4cc7-a460-3d5e5662c884', delegated: ''}],
		[
			'AuditLog.Read.All',
			{application: 'b0afded3-3588-46d8-8b3d-9842eff778da', delegated: 'e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20'},
		],
		[
			'Policy.Read.All',
			{application: '246dd0d5-5bd0-4def-940b-0421030a5b68', delegated: '572fea84-0151-49b2-9301-11cb16974376'},
		],
		[
			'RoleManagement.Read.Directory',
			{application: '483bed4a-2ad3-4361-a73b-c83ccdbdc53c', delegated: '741c54c3-0c1e-44a1-818b-3f97ab4e8c83'},
		],
		[
			'Domain.Read.All',
			{application: 'dbb9058a-0e50-45d7-ae91-66909b5d4664', delegated: '2f9ee017-59c1-4f1d-9472-bd5529a7b311'},
		],
		[
			'Device.Read.All',
			{application: '7438b122-aefc-4978-80ed-43db9fcc7715', delegated: '951183d1-1a61-466f-a6d1-1fde911bfd95'},
		],
		[
			'DeviceManagementManagedDevices.Read.All',
			{application: '2f51be20-0bb4-4fed-bf7b-db946066c75e', delegated: '314874da-47d6-4978-88dc-cf0d37f0bb82'},
		],
		[
			'DeviceManagementConfiguration.Read.All',
			{application: 'dc377aa6-52d8-4e23-b271-2a7ae04cedf3', delegated: 'f1493658-876a-4c87-8fa7-edb559b3476a'},
		],
		[
			'DeviceManagementApps.Read.All',
			{application: '7a6ee1e7-141e-4cec-ae74-d9db155731ff', delegated: '4edf5f54-4666-44af-9de9-0144fb4b6e8c'},
		],
		[
			'Reports.Read.All',
			{application: '230c1aed-a721-4c5d-9cb4-a90514e508ef', delegated: '02e97553-ed7b-43d0-ab3c-f8bace0d040c'},
		],
		[
			'SecurityEvents.Read.All',
			{application: 'bf394140-e372-4bf9-a898-299cfc7564e5', delegated: '64733abd-851e-478a-bffb-e47a14b18235'},
		],
		[
			'SecurityAlert.Read.All',
			{application: '472e4a4d-bb4a-4026-98d1-0b0d74cb74a5', delegated: 'bc257fb8-46b4-4b15-8713-01e91bfbe4ea'},
		],
		[
			'SecurityIncident.Read.All',
			{application: '45cc0394-e837-488b-a098-1918f48d186c', delegated: 'b9abcc4f-94fc-4457-9141-d20ce80ec952'},
		],
		[
			'ServiceHealth.Read.All',
			{application: '79c261e0-fe76-4144-aad5-bdc68fbe4037', delegated: '55896846-df78-47a7-aa94-8d3d4442ca7f'},
		],
		[
			'ServiceMessage.Read.All',
			{application: '1b620472-6534-4fe6-9df2-4680e8aa28ec', delegated: 'eda39fa6-f8cf-4c3c-a909-432c683e4c9b'},
		],
		[
			'Mail.Read',
			{application: '810c84a8-4a9e-49e6-bf7d-12d183f40d01', delegated: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca'},
		],
		[
			'Mail.ReadBasic',
			{application: '6be147d2-ea4f-4b5a-a3fa-3eab6f3c140a', delegated: 'a4b8392a-d8d1-4954-a029-8e668a39a170'},
		],
		['Mail.ReadBasic.All', {application: '693c5e45-0940-467d-9b8a-1022fb9d42ef', delegated: ''}],
		[
			'Mail.Send',
			{application: 'b633e1c5-b582-4048-a93e-9f11b44c7e96', delegated: 'e383f46e-2787-4529-855e-0e479a3ffac0'},
		],
		[
			'Calendars.Read',
			{application: '798ee544-9d2d-430c-a058-570e29e34338', delegated: '465a38f9-76ea-45b9-9f34-9e8b0d4b0b42'},
		],
		[
			'Contacts.Read',
			{application: '089fe4d0-434a-44c5-8827-41ba8a0b17f5', delegated: 'ff74d97f-43af-4b68-9f2a-b77ee6968c5d'},
		],
		['Files.Read', {application: '', delegated: '10465720-29dd-4523-a11a-6a75c743c9d9'}],
		[
			'Files.Read.All',
			{application: '01d4889c-1287-42c6-ac1f-5d1e02578ef6', delegated: 'df85f4d6-205c-4ac5-a5ea-6bf408dba283'},
		],
		[
			'Sites.Read.All',
			{application: '332a536c-c7ef-4017-ab91-336970924f0d', delegated: '205e70e5-aba6-4c52-a976-6d2d46c48043'},
		],
		[
			'Sites.Selected',
			{application: '883ea226-0bf2-4a8f-9f9d-92c9162a727d', delegated: 'f89c84ef-20d0-4b54-87e9-02e856d66d53'},
		],
		[
			'Team.ReadBasic.All',
			{application: '2280dda6-0bfd-44ee-a2f4-cb867cfc4c1e', delegated: '485be79e-c497-4b35-9400-0e3fa7f2a5d4'},
		],
		['Chat.Read', {application: '', delegated: 'f501c180-9344-439a-bca0-6cbf209fd270'}],
		['Presence.Read', {application: '', delegated: '76bc735e-aecd-4a1d-8b4c-2b915deabb79'}],
		[
			'IdentityRiskyUser.Read.All',
			{application: 'dc5007c0-2d7d-4c42-879c-2dab87571379', delegated: 'd04bb851-cb7c-4146-97c7-ca3e71baf56c'},
		],
		[
			'IdentityRiskEvent.Read.All',
			{application: '6e472fd1-ad78-48da-a0f0-97ab2c6b769e', delegated: '8f6a01e7-0391-4ee5-aa22-a3af122cef27'},
		],
		[
			'UserAuthenticationMethod.Read.All',
			{application: '38d9df27-64da-44fd-b7c5-a6fbac20248f', delegated: 'aec28ec7-4d02-4e8c-b864-50163aea77eb'},
		],
		[
			'DelegatedAdminRelationship.Read.All',
			{application: 'f6e9e124-4586-492f-adc0-c6f96e4823fd', delegated: '0c0064ea-477b-4130-82a5-4c2cc4ff68aa'},
		],
		[
			'AdministrativeUnit.Read.All',
			{application: '134fd756-38ce-4afd-ba33-e9623dbe66c2', delegated: '3361d15d-be43-4de6-b441-3c746d05163d'},
		],
		[
			'LicenseAssignment.Read.All',
			{application: 'e2f98668-2877-4f38-a2f4-8202e0717aa1', delegated: 'f395577a-0960-456b-979f-7228de0c5996'},
		],
	]);
