import type {JWK} from 'jose';

/**
 * The demo tenant's signing key: an RSA key of 2048 bits, private half included. It is public on purpose, so that
 * demo tokens, pictures and handouts can be made again anywhere. It protects nothing: the tokens it signs carry an
 * issuer under `.invalid` and no other server knows the key.
 */
export const demoKey: JWK = {
	kty: 'RSA',
	n:
		'xlkfDNVO1c_8v_n64c-sDCrx3uh4E-V4mTeiFh6W-cFPbcxtnGJMTwbv67cFR4WrwA_dBQBoOguHlqnh4K5wTiSwhivZ-4U6wal0' +
		'5VUeD133wfGFJCYox02JyJ1kVVMBGR_TousRW9fdKHKq0ZZn2LDqZRhqbG2NdVaHsZ0X5vP0dY0FlyPLAHWmv5MmJpukdF88zFfC' +
		'Uv-kMZeS-l4yKo_5aLdAD0mgI1UhDsSpf9jxlIgP7YSkvtnSS9tUENjGLZaopVHagJUUbOVxydq45suh7QCpgJmqUxio15u5oqul' +
		'exIJ_wyZbW6H0-Qyz8C9IGTF6xyUc_WKsLHzyv8n-Q',
	e: 'AQAB',
	d:
		'H0tIXtn4yjs6gX-LWb1OQ80yxByhdWIrGOFyLVM-NsGNKqGqWZYYvA84I1SI_LPWWUMnd_aMezv-dILxJGXhSjL3tvOMPObUUmHO' +
		'E7DOQVZuFKdqfj2XCXruVjye6-dgsPoYhgfYgUkZl5wf31l_oOyozrJ_eAQA4ZZ5akiC0Ok9E3MUKn68ji2Ifhd7sGPXYvpz0kMt' +
		'YatFBlWLutz3qGZcpVwEXjyEPWrBaGQQymp9w-SKBMOZ_BttIQehq2lQ0AH3pXFhHrZczvrSFQfE42txdj3hqEs_LGbGi2pK6AmP' +
		'-ZCNeRlodugTnxkh2i005FpRYlmkju9IQRFA45E4EQ',
	p:
		'-oCDlP-o9c9TEQo2swmourDUgUQVL419gPV0Xsiv_JS79X6wKu1813X4_AlFqVWcN0s90ckSedL1i4AlJQRINkaURasyqtrOygBP' +
		'WWKlNnys4BMWQki0uA-XIaAXHI8qrEHp3dg_zxly3IOuPL8g2XSCyAb_XP6NLqx1Iu68QRM',
	q:
		'yrOSgsZZe3IMiIvd8Mn4kERv7KKHT5s0hzfqHB5za5-VGoAlJVFQVlhqIyk14pd8_ttnzmaoqq5be0WaMI7qxokoBxbQ4v5r_A5Q' +
		'8a9bsEluW5uKiref1abjAK0MoJVsX9fLZwkEzeKtEtK3q7VW7NfGHto8JFS7Em0s0rjBYEM',
	dp:
		's7eDr2AELeZCKBV1zNj_LoEy1FKuCGGwStbOWDoO2F00xBnR9dpQGJxQtzFHwwbifmECxwFEuhX5h8212GrMC_Ry59C9FwrIFPBH' +
		'_U7iTMcBl_jZnVBgJzU4Li2WpyynZtIbIMfGb6RIXaAzXu2Yeao3MZ6jkmoli_i6SQeSE_U',
	dq:
		'Xjt6-gbB5KyRfQ0gwWbzggX-zlCEfRKXKeFpmWbim37VrzsxiZaytWFm_i-TWGK6fjR7nq2E7cwexUEHPFnEdUWf8SO_Ojey9bum' +
		'D6VJB7wrbLTzhCd3S7jIwTCxtRmiBzBn49-Cd0BQ23ZQYqfr4DEzbnZgDTfCu_87Hj87zsc',
	qi:
		'R7ke5GxOEir_2BydfhZoBNbFDGYjTaAAt3LYNnfjN3v_af8ygHTSP41t6MDe7Vep4bbGwScUfwh7Tv--8uD-TRZk53KfIP-PXN1H' +
		'tZXD2JBB1lkuzwNU9-4yRtupaFU6SCX7M4_FCLctdgFRLypmtmfmxprLfSboGtbhcOZwSVA',
};
