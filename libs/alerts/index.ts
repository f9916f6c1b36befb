export * from './alerts.module.js';
export { ActOnAlert } from './service/act-on-alert.js';
export { AlertPages, type AlertForm, type AlertPage } from './service/alert-pages.js';
export { AlertRuleService } from './service/alert-rule.service.js';
export { AlertRepository, type Alert } from './store/alert.repository.js';
